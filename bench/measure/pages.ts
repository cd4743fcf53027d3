import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { brotli } from '../../app/interpreter/build/compress.ts';
import { interpreterPlugin } from '../../app/interpreter/build/vitePlugin.ts';
import { precompress } from '../../tools/build/precompress.ts';
import { ROOT } from '../../tools/root.ts';

/** What the peer's page loads of the npm package. */
export const STOCK_FILES = [
  'pyodide.mjs',
  'pyodide.asm.mjs',
  'pyodide.asm.wasm',
  'python_stdlib.zip',
  'pyodide-lock.json',
];

/** Builds the benchmark's own pages: the sandbox alone, and stock Pyodide, compressed like the page itself. */
export async function buildPages(): Promise<string> {
  const folder = join(ROOT, 'build', 'bench');
  const root = join(ROOT, 'bench', 'page');
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [interpreterPlugin(ROOT, join(ROOT, 'app', 'sandbox', 'worker', 'worker.ts'))],
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      rollupOptions: { input: [join(root, 'index.html'), join(root, 'stock.html')] },
    },
  });
  await precompress(folder);
  await addStock(join(folder, 'assets', 'pyodide'));
  return folder;
}

/** Stock Pyodide, compressed as the interpreter of our page is. */
async function addStock(folder: string): Promise<void> {
  mkdirSync(folder);
  await Promise.all(
    STOCK_FILES.map(async (file) => {
      const bytes = readFileSync(join(ROOT, 'node_modules', 'pyodide', file));
      writeFileSync(join(folder, file), bytes);
      writeFileSync(join(folder, `${file}.br`), await brotli(bytes));
    }),
  );
}
