import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A module of this folder and all it imports as one minified script, its exports in a global of that name. */
export async function bundle(path: string, name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      rolldownOptions: { output: { codeSplitting: false } },
      lib: { entry: fileURLToPath(new URL(path, import.meta.url)), formats: ['iife'], name, fileName: name },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`${path} could not be built`);
  return chunk.code;
}
