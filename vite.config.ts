import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite';
import { compilerPlugin } from './app/clab/build/vitePlugin.ts';
import { interpreterPlugin } from './app/interpreter/build/vitePlugin.ts';

/** The page's own code is asked for beside the entry that imports it, not after that. */
const preloadPage: Plugin = {
  name: 'preload-page',
  transformIndexHtml: {
    order: 'post',
    handler(_, { chunk, bundle }): HtmlTagDescriptor[] {
      return (chunk?.dynamicImports ?? []).flatMap((fileName) => {
        const page = bundle?.[fileName];
        if (page?.type !== 'chunk') return [];
        const link = (rel: string, file: string): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `./${file}` },
          injectTo: 'head',
        });
        const styles = [...(page.viteMetadata?.importedCss ?? [])];
        return [link('modulepreload', fileName), ...styles.map((file) => link('stylesheet', file))];
      });
    },
  },
};

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  // Relative addresses: the built folder works below any path of any host.
  base: './',
  plugins: [
    react(),
    preloadPage,
    interpreterPlugin(here('.'), here('./app/sandbox/worker/worker.ts')),
    compilerPlugin(here('.')),
  ],
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 5000,
    // What several parts of the page share comes in one file, not in six.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'shared', test: (id) => !id.includes('monaco-editor'), minShareCount: 2 }],
        },
      },
    },
  },
});
