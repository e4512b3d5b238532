import type { CrmDefinition } from './define.ts';

/**
 * What a vendor's page documents, name by name, and what became of each: data beside the definition,
 * from which docs/crms.md is made. A test holds it against the definition.
 */
export interface Coverage {
  /** What kind of page it is. */
  readonly page: string;
  readonly endpoints: readonly Endpoint[];
  readonly groups: readonly Group[];
}

export interface Endpoint {
  /** Method and path, as printed. */
  readonly name: string;
  /** What it is used for; undefined when it is not. */
  readonly used?: string;
  /** Why it is not used. */
  readonly not?: string;
}

/** Names that stand together on the page: the body of a request, an answer, a schema. */
export interface Group {
  readonly title: string;
  /** As printed, with dots for nesting, spaces between. */
  readonly names: string;
  /** What comes before each name in a body of this product's requests. undefined: no request has these. */
  readonly prefix?: string;
  /** The step whose body it is; the main step when absent. */
  readonly step?: string;
  /** Names used in another way than by a row of the table, and how. */
  readonly used?: Readonly<Record<string, string>>;
  /** Why a name is not used; `*` speaks for all that are not named. */
  readonly not?: Readonly<Record<string, string>>;
}

export interface Verdict {
  readonly name: string;
  readonly used: boolean;
  /** The labels of its rows, how else it is used, or why it is not. '' where nobody has said. */
  readonly says: string;
}

/** What became of each name of a group: a row of the table that stands there, else what the group itself says. */
export function verdicts(group: Group, crm: CrmDefinition): Verdict[] {
  return group.names.split(/\s+/).map((name) => {
    const labels = group.prefix === undefined ? [] : rowsAt(`${group.prefix}${name}`, group.step ?? crm.mainStep, crm);
    if (labels.length > 0) return { name, used: true, says: labels.join(', ') };
    const how = group.used?.[name];
    if (how !== undefined) return { name, used: true, says: how };
    return { name, used: false, says: group.not?.[name] ?? group.not?.['*'] ?? '' };
  });
}

/** Labels of the fields that stand at the path or below it. */
function rowsAt(path: string, step: string, crm: CrmDefinition): string[] {
  const plain = (text: string) => text.replace(/\[[^\]]*\]/g, '');
  return crm.fields
    .filter((field) => (field.step ?? crm.mainStep) === step && field.path !== null)
    .filter((field) => {
      const places = [
        field.path ?? '',
        ...(field.alsoAt ?? []),
        field.labelPath ?? '',
        ...Object.values(field.extraPaths ?? {}),
      ];
      return places.some((place) => plain(place) === path || plain(place).startsWith(`${path}.`));
    })
    .map(({ label }) => label);
}
