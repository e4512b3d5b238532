import { fileURLToPath } from 'node:url';
import type { Rolldown } from 'vite';

type Groups = NonNullable<Exclude<Rolldown.OutputOptions['codeSplitting'], boolean | undefined>['groups']>;
type Name = Extract<Groups[number]['name'], (...args: never[]) => unknown>;
type Context = Parameters<Name>[1];

/** What is loaded at once, by what it begins with; what these import with `import()` comes later. */
const loads = {
  review: ['page', 'review/review'],
  options: ['page', 'options/options'],
  afterTheLead: ['after-the-lead', 'form', 'duplicates', 'preview', 'help-sheet'].map((file) => `review/${file}`),
  sections: ['field-paths', 'history', 'security', 'general', 'help'].map((file) => `options/${file}`),
} as const;

const components = fileURLToPath(new URL('../components/', import.meta.url)).replaceAll('\\', '/');

/**
 * The files that the modules of the pages come in. Left to itself the bundler makes one for every set of pages that
 * share something, many of a few hundred bytes, each of which costs more than a hundred in a zip for its name alone.
 * What a file imports at once is in it or in one above it here.
 */
export function chunks(): Groups {
  const reached = new Map<keyof typeof loads, ReadonlySet<string>>();
  const name: Name = (id, context) => {
    const isIn = (load: keyof typeof loads) => {
      if (!reached.has(load)) reached.set(load, staticImports(loads[load], context));
      return reached.get(load)?.has(id);
    };
    if (/\.css$|^\0virtual:wxt/.test(id)) return 'base';
    if (isIn('review')) return isIn('options') || isIn('sections') ? 'base' : 'review';
    if (isIn('afterTheLead')) return isIn('options') || isIn('sections') ? 'forms' : 'after-the-lead';
    // The options' own file is that of their page.
    return isIn('sections') && !isIn('options') ? 'sections' : null;
  };
  return [{ name, includeDependenciesRecursively: false }];
}

/** These components and what they import, followed through. @throws when one is not there */
function staticImports(files: readonly string[], context: Context): ReadonlySet<string> {
  const waiting = files.map((file) => {
    const id = ['.tsx', '.ts'].map((end) => components + file + end).find((one) => context.getModuleInfo(one));
    if (!id) throw new Error(`${file} is no longer among the components`);
    return id;
  });
  const found = new Set<string>();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(context.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}
