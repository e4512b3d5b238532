import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The collect script as the extension runs it: one file, minified, answering what executeScript would. */
export async function collectBundle(): Promise<string> {
  const entry = fileURLToPath(new URL('../lib/capture/collect/index.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry, formats: ['iife'], name: 'leadHandoffCollect', fileName: 'collect' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('The collect script could not be built');
  return `(() => {${chunk.code}\nreturn leadHandoffCollect.collect(document);})()`;
}
