/** Request bodies checked against tables of rules, one table per endpoint. */

export interface Rule {
  /** Dot path; a segment that ends in `[]` is a list: `assignees[].id`. */
  readonly path: string;
  /** Must be there and not '' wherever its parent is. */
  readonly required?: boolean;
  /** Most characters. */
  readonly max?: number;
  readonly options?: readonly string[];
  /** 'string' when absent. 'any' accepts whatever is below it. */
  readonly type?: 'string' | 'number' | 'boolean' | 'object' | 'list' | 'any';
  /** Judges a non-empty value of the right type. */
  readonly valid?: (value: string) => boolean;
}

export interface Problem {
  readonly path: string;
  readonly kind: 'required' | 'type' | 'max' | 'option' | 'format';
  readonly rule: Rule;
}

interface Found {
  readonly path: string;
  readonly value: unknown;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every place a path stands for; absent ones as undefined where the parent is there. */
function places(body: unknown, path: string): Found[] {
  let found: Found[] = [{ path: '', value: body }];
  for (const segment of path.split('.')) {
    const list = segment.endsWith('[]');
    const key = list ? segment.slice(0, -2) : segment;
    found = found.flatMap(({ path: at, value }) => {
      if (!isObject(value)) return [];
      const member = { path: at ? `${at}.${key}` : key, value: Object.hasOwn(value, key) ? value[key] : undefined };
      if (!list) return [member];
      return Array.isArray(member.value)
        ? member.value.map((item, index) => ({ path: `${member.path}[${index}]`, value: item }))
        : [];
    });
  }
  return found;
}

function rightType(value: unknown, type: Rule['type']): boolean {
  if (type === 'any') return true;
  if (type === 'list') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return typeof value === (type ?? 'string');
}

function judge({ path, value }: Found, rule: Rule): Problem | undefined {
  if (value === undefined || value === null || value === '') {
    if (rule.required) return { path, kind: 'required', rule };
    return value === '' && rule.options ? { path, kind: 'option', rule } : undefined;
  }
  if (!rightType(value, rule.type)) return { path, kind: 'type', rule };
  if (typeof value !== 'string') return undefined;
  if (rule.max !== undefined && value.length > rule.max) return { path, kind: 'max', rule };
  if (rule.options && !rule.options.includes(value)) return { path, kind: 'option', rule };
  if (rule.valid && !rule.valid(value)) return { path, kind: 'format', rule };
  return undefined;
}

/** What is wrong with a body, one problem per place, in the table's order. */
export function check(body: unknown, rules: readonly Rule[]): Problem[] {
  return rules.flatMap((rule) =>
    places(body, rule.path).flatMap((found) => {
      const problem = judge(found, rule);
      return problem ? [problem] : [];
    }),
  );
}

/** Paths of members that no rule names. */
export function unknownPaths(body: unknown, rules: readonly Rule[]): string[] {
  const known = new Map<string, Rule['type']>();
  for (const { path, type } of rules) {
    const segments = path.split('.');
    for (let end = 1; end < segments.length; end++) known.set(segments.slice(0, end).join('.'), 'object');
    known.set(path, type);
    if (path.endsWith('[]')) known.set(path.slice(0, -2), 'list');
  }
  const unknown: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (path && !known.has(path) && !known.has(`${path}[]`)) {
      const list = [...known.keys()].some((key) => key.startsWith(`${path}[].`));
      if (!list) {
        unknown.push(path);
        return;
      }
    }
    if (known.get(path) === 'any') return;
    if (Array.isArray(value)) for (const item of value) walkMembers(item, `${path}[]`);
    else walkMembers(value, path);
  };
  const walkMembers = (value: unknown, path: string): void => {
    if (isObject(value)) for (const [key, member] of Object.entries(value)) walk(member, path ? `${path}.${key}` : key);
  };
  walkMembers(body, '');
  return [...new Set(unknown)];
}

/** Loose on purpose: one @, something on both sides, a dot in the domain. */
export function isEmail(value: string): boolean {
  return /^[^\s@]{1,200}@[^\s@]{1,200}\.[^\s@.]{1,60}$/.test(value);
}

/** ISO 8601 date, date and time, with or without an offset. */
export function isIsoDate(value: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}
