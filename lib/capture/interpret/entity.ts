/** A thing that markup describes: of JSON-LD, microdata, RDFa or microformats alike. */
export interface Entity {
  readonly syntax: 'json-ld' | 'microdata' | 'rdfa' | 'microformat';
  /** Type names without their vocabulary: `Person`, `LocalBusiness`, `h-card`. */
  readonly types: readonly string[];
  readonly props: readonly (readonly [name: string, value: string | Entity])[];
  /** Where its element is; empty for JSON-LD. */
  readonly path: readonly number[];
}

/** All text values of the properties, in order of the names asked for. */
export function texts(entity: Entity, ...names: string[]): string[] {
  return names.flatMap((name) =>
    entity.props.flatMap(([key, value]) =>
      key === name && typeof value === 'string' && value.trim() ? [value.trim()] : [],
    ),
  );
}

export function text(entity: Entity, ...names: string[]): string {
  return texts(entity, ...names)[0] ?? '';
}

export function entities(entity: Entity, ...names: string[]): Entity[] {
  return names.flatMap((name) =>
    entity.props.flatMap(([key, value]) => (key === name && typeof value !== 'string' ? [value] : [])),
  );
}
