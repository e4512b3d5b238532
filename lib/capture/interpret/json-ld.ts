import type { Entity } from './entity.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const depthCap = 12;
const entityCap = 400;
/** No vocabulary nests like that; a page that does wants to overflow the stack. */
const nestingCap = 100;

/**
 * JSON-LD as it is found: in CDATA or comments, with raw control characters in strings, trailing commas, several values in
 * one block, `@graph`, references by `@id` within the block. What cannot be read is left out.
 */
export function readJsonLd(blocks: readonly string[]): Entity[] {
  return blocks.flatMap((block) => {
    const value = parse(block);
    return value === undefined ? [] : entitiesOf(value);
  });
}

function parse(text: string): Json | undefined {
  const bare = text
    .replace(/^\s*(?:\/\/\s*)?(?:<!\[CDATA\[|<!--|\/\*\s*<!\[CDATA\[\s*\*\/)/, '')
    .replace(/(?:\/\/\s*)?(?:\]\]>|-->|\/\*\s*\]\]>\s*\*\/)\s*;?\s*$/, '')
    .trim();
  if (nesting(bare) > nestingCap) return undefined;
  for (const candidate of [bare, repaired(bare), `[${repaired(bare).replace(/\}\s*\{/g, '},{')}]`]) {
    try {
      return JSON.parse(candidate) as Json;
    } catch {
      // The next, more forgiving reading is tried; the last failure leaves the block out.
    }
  }
  return undefined;
}

/** How deep brackets stand in each other. Those in strings count as well: close enough for a cap. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Removes comments and trailing commas outside strings and escapes control characters inside them; one pass. */
function repaired(text: string): string {
  let out = '';
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    if (inString) {
      if (char === '\\') {
        out += char + (text[i + 1] ?? '');
        i += 1;
      } else if (char < ' ') out += char === '\n' ? '\\n' : ' ';
      else {
        out += char;
        if (char === '"') inString = false;
      }
    } else if (char === '"') {
      inString = true;
      out += char;
    } else if (char === '/' && text[i + 1] === '*') {
      const end = text.indexOf('*/', i + 2);
      i = end < 0 ? text.length : end + 1;
    } else if (char === '/' && text[i + 1] === '/') {
      const end = text.indexOf('\n', i);
      i = end < 0 ? text.length : end;
    } else if (char === ',') {
      let next = i + 1;
      while (next < text.length && /\s/.test(text[next] ?? '')) next += 1;
      if (text[next] !== '}' && text[next] !== ']') out += char;
    } else if (char === ';' && i > text.length - 3) {
      // A statement's end after the object.
    } else out += char;
  }
  return out;
}

function entitiesOf(value: Json): Entity[] {
  const byId = new Map<string, Entity>();
  let count = 0;
  const local = (name: string) => name.replace(/^.*[/#:]/, '');
  const read = (node: { [key: string]: Json }, depth: number): Entity => {
    count += 1;
    const types = [node['@type'] ?? node.type ?? []].flat().filter((type): type is string => typeof type === 'string');
    const props: [string, string | Entity][] = [];
    for (const [key, raw] of Object.entries(node)) {
      if (key.startsWith('@') && key !== '@reverse') continue;
      for (const item of Array.isArray(raw) ? raw : [raw]) {
        if (item === null || typeof item === 'boolean' || count > entityCap) continue;
        if (typeof item === 'object') {
          if (Array.isArray(item) || depth >= depthCap) continue;
          const { '@value': literal } = item;
          if (typeof literal === 'string') props.push([local(key), literal]);
          else props.push([local(key), read(item, depth + 1)]);
        } else props.push([local(key), String(item).trim()]);
      }
    }
    const entity: Entity = { syntax: 'json-ld', types: types.map(local), props, path: [] };
    const id = node['@id'];
    if (typeof id === 'string' && props.length > 0 && !byId.has(id)) byId.set(id, entity);
    if (typeof id === 'string' && props.length === 0) references.push([entity, id]);
    return entity;
  };
  const references: [Entity, string][] = [];
  const roots: Entity[] = [];
  const collect = (node: Json, depth: number): void => {
    if (Array.isArray(node)) for (const item of node) collect(item, depth + 1);
    else if (node && typeof node === 'object' && depth < depthCap) {
      const graph = node['@graph'];
      if (graph && Object.keys(node).every((key) => key === '@graph' || key === '@context' || key === '@id'))
        collect(graph, depth + 1);
      else roots.push(read(node, 0));
    }
  };
  collect(value, 0);
  for (const [entity, id] of references) {
    const known = byId.get(id);
    if (known && known !== entity) {
      (entity as { types: readonly string[] }).types = known.types;
      (entity as { props: Entity['props'] }).props = known.props
        .filter(([, inner]) => typeof inner === 'string' || inner !== entity)
        .slice(0, 40);
    }
  }
  return roots;
}
