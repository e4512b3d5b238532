import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CompressOptions, type MinifyOptions, minify } from 'terser';
import terser from 'terser/package.json' with { type: 'json' };
import type { Plugin } from 'vite';

/** No function of ours that lacks `this` is called with `new`, or asked how many parameters it has. */
const compress: CompressOptions = { passes: 3, keep_fargs: false, unsafe_arrows: true };
const options: MinifyOptions = {
  module: true,
  ecma: 2020,
  compress,
  // One kind of quotes repeats more than whichever needs fewer escapes.
  format: { quote_style: 1 },
};

/** With its functions in a row the readers' file packs one percent better; the others pack worse. */
const optionsOf = (name: string): MinifyOptions =>
  name === 'capture' ? { ...options, compress: { ...compress, hoist_funs: true } } : options;

/** What was made small before: the builds for browsers and tests have most files in common, and each takes seconds. */
const made = fileURLToPath(new URL('../.output/smallest/', import.meta.url));

/**
 * A second look at what the bundler has made small, names included, for what it leaves: one percent of the package. Scripts whose last
 * expression is their result (what is run in a page) are left as they are.
 */
export function smallest(): Plugin {
  return {
    name: 'smallest',
    apply: 'build',
    enforce: 'post',
    async generateBundle({ format }, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || (format !== 'es' && chunk.name !== 'background')) continue;
        const code = await madeSmall(chunk.code, optionsOf(chunk.name));
        if (code.length < chunk.code.length) chunk.code = code;
      }
    },
  };
}

async function madeSmall(code: string, options: MinifyOptions): Promise<string> {
  const hash = createHash('sha256')
    .update(JSON.stringify({ version: terser.version, options }))
    .update(code)
    .digest('hex');
  const file = join(made, `${hash}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const { code: small = code } = await minify(code, options);
    mkdirSync(made, { recursive: true });
    writeFileSync(file, small);
    return small;
  }
}
