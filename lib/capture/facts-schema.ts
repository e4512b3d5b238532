import { z } from '../schema.ts';
import { factsCap } from './collect/budget.ts';
import type { Block, ControlFact, ItemFact, PageFacts } from './facts.ts';
import type { FrameFacts } from './interpret/page.ts';

/**
 * What a page's process says that it read. `collect` runs there: whoever has taken that process over answers in
 * its place, so nothing of the answer is believed but what has this form.
 */
const text = z.optional(z.string());
const yes = z.optional(z.literal(true));
const path = z.array(z.int());

const control = z.object({
  type: z.string(),
  value: z.string(),
  name: text,
  id: text,
  autocomplete: text,
  label: text,
  placeholder: text,
  title: text,
  optionValue: text,
  untouched: yes,
  readOnly: yes,
  hidden: yes,
  form: z.optional(z.int()),
}) satisfies z.ZodMiniType<ControlFact>;

const block = z.object({
  in: z.int(),
  tag: z.string(),
  path: z.optional(path),
  text,
  role: text,
  label: text,
  title: text,
  href: text,
  hint: text,
  row: text,
  box: z.optional(z.tuple([z.number(), z.number(), z.number(), z.number()])),
  marks: text,
  control: z.optional(control),
}) satisfies z.ZodMiniType<Block>;

const item: z.ZodMiniType<ItemFact> = z.object({
  syntax: z.enum(['microdata', 'rdfa', 'microformat']),
  types: z.array(z.string()),
  props: z.array(z.tuple([z.string(), z.union([z.string(), z.lazy(() => item)])])),
  path,
});

const facts = z.object({
  version: z.literal(1),
  url: z.string(),
  contentType: z.string(),
  title: z.string(),
  language: z.string(),
  siteName: z.string(),
  selection: z.string(),
  blocks: z.array(block).check(z.refine((blocks) => blocks.every((one, index) => one.in >= -1 && one.in < index))),
  jsonLd: z.array(z.string()),
  items: z.array(item),
  asksPassword: z.boolean(),
  elements: z.number(),
  milliseconds: z.number(),
  truncated: z.boolean(),
}) satisfies z.ZodMiniType<PageFacts>;

/** All frames of a page together, in characters as JSON: reading takes time in proportion. */
const framesCap = 3 * factsCap;

/**
 * The frames whose answers are facts and no longer than `collect` makes them, the top frame first. Those that
 * would be too much together are left out.
 */
export function framesOf(answers: readonly { readonly frameId: number; readonly result?: unknown }[]): FrameFacts[] {
  let left = framesCap;
  return [...answers]
    .sort((one, other) => one.frameId - other.frameId)
    .flatMap(({ frameId, result }) => {
      const weight = weightOf(result);
      if (weight > Math.min(left, factsCap)) return [];
      const parsed = facts.safeParse(result);
      if (!parsed.success) return [];
      left -= weight;
      return [{ frameId, facts: parsed.data }];
    });
}

/** Length as JSON; endless for what cannot be written so. */
function weightOf(value: unknown): number {
  try {
    return JSON.stringify(value)?.length ?? Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
