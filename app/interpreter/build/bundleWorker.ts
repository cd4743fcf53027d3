import { build } from 'vite';

/** JavaScript in one piece, and the files it was made from. */
export interface Bundle {
  text: string;
  sources: string[];
}

/** A worker's code in one piece: it starts from a data URL and can import nothing. */
export async function bundleWorker(entry: string): Promise<Bundle> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      // As a library of modules it would keep its white space.
      lib: { entry, formats: ['iife'], name: 'worker', fileName: 'worker' },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    const chunk = output.output.find((part) => part.type === 'chunk');
    if (chunk?.type === 'chunk') return { text: chunk.code, sources: chunk.moduleIds };
  }
  throw new Error(`Bundling ${entry} gave no code.`);
}
