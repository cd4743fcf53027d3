import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { precompress } from '../../app/cli/serve/precompress.ts';
import { ROOT } from '../../app/cli/serve/root.ts';
import { interpreterPlugin } from '../../app/interpreter/build/vitePlugin.ts';

/** What the peer's page loads of the npm package. */
const STOCK_FILES = [
  'pyodide.mjs',
  'pyodide.asm.mjs',
  'pyodide.asm.wasm',
  'python_stdlib.zip',
  'pyodide-lock.json',
];

/** Builds the benchmark's own pages: the sandbox alone, and stock Pyodide, compressed like the page itself. */
export async function buildPages(): Promise<string> {
  const folder = join(ROOT, 'build', 'bench');
  rmSync(folder, { recursive: true, force: true });
  const root = join(ROOT, 'bench', 'page');
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'warn',
    plugins: [interpreterPlugin(ROOT, join(ROOT, 'app', 'sandbox', 'worker', 'worker.ts'))],
    worker: { format: 'es' },
    build: {
      outDir: folder,
      target: 'es2022',
      rollupOptions: { input: [join(root, 'index.html'), join(root, 'stock.html')] },
    },
  });
  mkdirSync(join(folder, 'assets', 'pyodide'), { recursive: true });
  for (const file of STOCK_FILES)
    cpSync(join(ROOT, 'node_modules', 'pyodide', file), join(folder, 'assets', 'pyodide', file));
  await precompress(folder);
  return folder;
}
