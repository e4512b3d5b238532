import { minify } from 'terser';
import type { Plugin } from 'vite';

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
        const { code } = await minify(chunk.code, { module: true, ecma: 2020, mangle: false, compress: { passes: 3 } });
        if (code && code.length < chunk.code.length) chunk.code = code;
      }
    },
  };
}
