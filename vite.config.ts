import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { interpreterPlugin } from './app/interpreter/build/vitePlugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  // Relative addresses: the built folder works below any path of any host.
  base: './',
  plugins: [react(), interpreterPlugin(here('.'), here('./app/sandbox/worker/worker.ts'))],
  build: { target: 'es2022', chunkSizeWarningLimit: 5000 },
});
