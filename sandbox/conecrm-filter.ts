import { object, text } from './crm.ts';

/** The query builder of ConeCRM: rules and groups of rules, as its page lists them. */

export const operators = [
  '=',
  '!=',
  '>',
  '>=',
  '<',
  '<=',
  'contains',
  'doesNotContain',
  'beginsWith',
  'doesNotBeginWith',
  'endsWith',
  'doesNotEndWith',
  'null',
  'notNull',
  'in',
  'notIn',
  'between',
  'notBetween',
] as const;
type Operator = (typeof operators)[number];

/** Text is compared without regard to case, as the usual collations of databases do. */
const tests: Record<Operator, (has: string, value: string) => boolean> = {
  '=': (has, value) => has === value,
  '!=': (has, value) => has !== value,
  '>': (has, value) => has > value,
  '>=': (has, value) => has >= value,
  '<': (has, value) => has < value,
  '<=': (has, value) => has <= value,
  contains: (has, value) => has.includes(value),
  doesNotContain: (has, value) => !has.includes(value),
  beginsWith: (has, value) => has.startsWith(value),
  doesNotBeginWith: (has, value) => !has.startsWith(value),
  endsWith: (has, value) => has.endsWith(value),
  doesNotEndWith: (has, value) => !has.endsWith(value),
  null: (has) => has === '',
  notNull: (has) => has !== '',
  in: (has, value) => value.split(',').includes(has),
  notIn: (has, value) => !value.split(',').includes(has),
  between: (has, value) => within(has, value),
  notBetween: (has, value) => !within(has, value),
};

function within(has: string, value: string): boolean {
  const [low = '', high = ''] = value.split(',');
  return has >= low && has <= high;
}

export class FilterError extends Error {}

/**
 * Whether an item passes a rule or a group. `fields` are those that may be asked for.
 * @throws FilterError for an unknown field, operator or combinator.
 */
export function passes(item: object, query: unknown, fields: readonly string[]): boolean {
  const node = object(query);
  if (Array.isArray(node.rules)) {
    if (node.combinator !== 'and' && node.combinator !== 'or') throw new FilterError('Invalid combinator');
    const results = node.rules.map((rule) => passes(item, rule, fields));
    const passed = node.combinator === 'and' ? results.every(Boolean) : results.some(Boolean);
    return node.not === true ? !passed : passed;
  }
  const field = text(node.field);
  const operator = operators.find((known) => known === node.operator);
  if (!fields.includes(field)) throw new FilterError(`Unknown field "${field}"`);
  if (!operator) throw new FilterError(`Unknown operator "${text(node.operator)}"`);
  const has = text((item as Record<string, unknown>)[field]).toLowerCase();
  return tests[operator](has, text(node.value).toLowerCase());
}
