/**
 * Lifts a stored record to the newest version. `steps[n]` turns version n into n + 1; a record without
 * `version` is version 0. A record of a newer version than known comes back as it is, for its schema to refuse.
 */
export function upgrade(record: unknown, steps: readonly Migration[]): unknown {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return record;
  let current = record as Record<string, unknown>;
  for (let version = versionOf(current); version < steps.length; version = versionOf(current)) {
    current = { ...steps[version]?.(current), version: version + 1 };
  }
  return current;
}

export type Migration = (record: Readonly<Record<string, unknown>>) => Record<string, unknown>;

function versionOf(record: Record<string, unknown>): number {
  const { version } = record;
  return Number.isInteger(version) && (version as number) >= 0 ? (version as number) : 0;
}
