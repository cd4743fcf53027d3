/**
 * Which folder of `app` may import which: imports point one way. `npm run check` runs this file, and
 * tsconfig.pure.json sees to the other rule, that trace and model know no DOM.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from '../filesBelow.ts';

/**
 * What each folder may import besides itself. `interpreter` and `model` are parted into rooms with rules of their own;
 * `model` alone is the files beside the rooms for the rooms themselves, and all of them for everybody else.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  trace: [],
  model: ['trace', 'model/heap', 'model/names', 'model/timeline'],
  'model/names': ['trace', 'model/moment'],
  'model/moment': ['trace', 'model'],
  'model/timeline': ['trace', 'model'],
  'model/heap': ['trace', 'model', 'model/names', 'model/moment'],
  'model/sentences': ['trace', 'model', 'model/moment', 'model/timeline'],
  'model/find': ['trace', 'model', 'model/heap', 'model/sentences'],
  'model/inspector': ['trace', 'model', 'model/heap', 'model/sentences'],
  'model/diagnoses': ['trace', 'model', 'model/heap', 'model/moment', 'model/sentences'],
  'model/exports': ['trace', 'model', 'model/diagnoses', 'model/sentences', 'model/timeline'],
  'interpreter/cpython-3.14': ['interpreter/build'],
  'interpreter/probe': [],
  'interpreter/memory': ['interpreter/cpython-3.14'],
  'interpreter/wire': ['trace', 'interpreter/start'],
  'interpreter/capi': ['trace', 'interpreter/cpython-3.14', 'interpreter/memory', 'interpreter/wire'],
  'interpreter/record': [
    'trace',
    'interpreter/capi',
    'interpreter/cpython-3.14',
    'interpreter/memory',
    'interpreter/wire',
  ],
  'interpreter/start': ['interpreter/capi', 'interpreter/record', 'interpreter/run'],
  'interpreter/run': ['trace', 'clab/module', 'interpreter/start', 'interpreter/wire'],
  'interpreter/build': [
    'trace',
    'interpreter/capi',
    'interpreter/cpython-3.14',
    'interpreter/probe',
    'interpreter/record',
    'interpreter/start',
  ],
  'interpreter/node': [
    'trace',
    'clab/module',
    'interpreter/build',
    'interpreter/record',
    'interpreter/run',
    'interpreter/start',
  ],
  'clab/build': ['clab/compiler', 'clab/node', 'clab/worker', 'interpreter/build'],
  'clab/compiler': [],
  'clab/module': [],
  'clab/header': [],
  'clab/node': ['clab/compiler', 'clab/header'],
  'clab/page': ['clab/compiler', 'sandbox', 'session'],
  'clab/worker': ['clab/compiler', 'sandbox'],
  examples: ['trace'],
  sandbox: ['clab/module', 'interpreter', 'trace'],
  session: ['sandbox', 'interpreter', 'trace'],
  cli: ['clab', 'interpreter', 'model', 'trace'],
  ui: ['clab/compiler', 'clab/page', 'session', 'examples', 'model', 'trace'],
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
    const from = roomOf(name);
    const allowed = MAY_IMPORT[from];
    if (allowed === undefined) return [`app/${name}:1 lies in a folder that no rule knows`];
    return importsOf(text).flatMap(({ path, line }) => {
      const target = posix.normalize(posix.join(posix.dirname(name), path));
      if (target.startsWith('../bench/'))
        return [`app/${name}:${line} imports bench, which measures the page`];
      const to = roomOf(target);
      if (to === from || to.startsWith('..') || isAllowed(allowed, from, to)) return [];
      return [`app/${name}:${line} imports app/${to}, and ${from} may import ${inWords(allowed)}`];
    });
  });
}

/** The folder of a file that has a rule: `interpreter/wire` of `interpreter/wire/packing.ts`, `ui` of `ui/App.tsx`. */
function roomOf(name: string): string {
  const parts = name.split('/');
  const room = parts.slice(0, 2).join('/');
  return parts.length > 2 && room in MAY_IMPORT ? room : parts[0]!;
}

/** From outside a folder, its name allows all of its rooms; within it, its name is that of the files beside the rooms. */
function isAllowed(allowed: readonly string[], from: string, to: string): boolean {
  const [folder] = to.split('/') as [string];
  return allowed.includes(to) || (folder !== from.split('/')[0] && allowed.includes(folder));
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
