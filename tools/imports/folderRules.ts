/**
 * Which folder of `app` may import which: imports point one way. `npm run check` runs this file, and
 * tsconfig.pure.json sees to the other rule, that trace and model know no DOM.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from '../filesBelow.ts';

/** What each folder may import besides itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  trace: [],
  model: ['trace'],
  interpreter: ['trace'],
  examples: ['trace'],
  sandbox: ['interpreter', 'trace'],
  session: ['sandbox', 'interpreter', 'trace'],
  cli: ['interpreter', 'model', 'trace'],
  ui: ['session', 'examples', 'model', 'trace'],
  'page.tsx': ['ui', 'session', 'examples'],
  'main.tsx': ['page.tsx', 'session', 'examples', 'ui'],
};

export interface SourceFile {
  /** Below `app`, with `/`. */
  name: string;
  text: string;
}

/** One line for each import that points the wrong way: `app/trace/laws.ts:3 imports app/model, …`. */
export function wrongImports(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ name, text }) => {
    const from = topOf(name);
    const allowed = MAY_IMPORT[from];
    if (allowed === undefined) return [`app/${name}:1 lies in a folder that no rule knows`];
    return importsOf(text).flatMap(({ path, line }) => {
      const target = posix.normalize(posix.join(posix.dirname(name), path));
      if (target.startsWith('../bench/'))
        return [`app/${name}:${line} imports bench, which measures the page`];
      const to = topOf(target);
      if (to === from || to === '..' || allowed.includes(to)) return [];
      return [`app/${name}:${line} imports app/${to}, and ${from} may import ${inWords(allowed)}`];
    });
  });
}

function topOf(name: string): string {
  return name.split('/')[0]!;
}

function inWords(folders: readonly string[]): string {
  return folders.length === 0 ? 'only itself' : `only itself, ${folders.join(', ')}`;
}

/** The relative imports of a file, static and dynamic, and workers' addresses. */
function importsOf(text: string): { path: string; line: number }[] {
  const found = text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*|new URL\(\s*)['"](\.[^'"]*)['"]/g);
  return [...found].map((match) => ({
    path: match[1]!.replace(/\?.*$/, ''),
    line: text.slice(0, match.index).split('\n').length,
  }));
}

/** Tests may reach anywhere: they hold parts together that don't know each other. */
function sourceFiles(): SourceFile[] {
  const app = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'app');
  return filesBelow(app)
    .filter(({ name }) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map(({ name, path }) => ({ name, text: readFileSync(path, 'utf8') }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wrong = wrongImports(sourceFiles());
  for (const line of wrong) console.error(line);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
