import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leftOutHere } from '../../app/interpreter/build/leftOut.ts';
import { filesBelow } from '../filesBelow.ts';
import { ROOT } from '../root.ts';
import { precompress } from './precompress.ts';

export const PAGE_FOLDER = join(ROOT, 'dist');

/** Holds the key of what `dist` was built from. It lies outside, so that `dist` holds nothing but the page. */
const KEY_FILE = join(ROOT, 'build', 'page.key');

/** What the page and its interpreter are made of; the lock file stands for the installed packages. */
const SOURCES = [
  'app',
  'build/recorded',
  'tools/build',
  'public',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

export type BuildResult = { kind: 'built' } | { kind: 'unchanged' } | { kind: 'failed'; step: string };

/** Brings the interpreter and the page up to date; each is only built where what it is made of has changed. */
export async function buildPage(): Promise<BuildResult> {
  const command = (file: string) =>
    run(join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs'), [join(ROOT, 'tools', 'build', file)]);
  if (!command('buildInterpreter.ts')) return { kind: 'failed', step: 'the interpreter' };
  if (!command('recordExamples.ts')) return { kind: 'failed', step: 'the examples’ recordings' };
  const key = keyOfSources();
  if (existsSync(join(PAGE_FOLDER, 'index.html')) && readIfThere(KEY_FILE) === key)
    return { kind: 'unchanged' };
  rmSync(KEY_FILE, { force: true });
  if (!run(join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'), ['build', '--logLevel', 'warn']))
    return { kind: 'failed', step: 'the page' };
  await precompress(PAGE_FOLDER);
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  writeFileSync(KEY_FILE, key);
  return { kind: 'built' };
}

function run(script: string, args: string[]): boolean {
  return spawnSync(process.execPath, [script, ...args], { cwd: ROOT, stdio: 'inherit' }).status === 0;
}

function keyOfSources(): string {
  const hash = createHash('sha256').update(JSON.stringify(leftOutHere()));
  for (const source of SOURCES) {
    for (const { name, path } of filesOf(join(ROOT, source))) {
      if (/\.test\.tsx?$|^cli\//.test(name)) continue;
      hash.update(`${source}/${name}\0`).update(readFileSync(path)).update('\0');
    }
  }
  return hash.digest('hex');
}

function filesOf(path: string): { name: string; path: string }[] {
  if (!existsSync(path)) return [];
  return statSync(path).isDirectory() ? filesBelow(path) : [{ name: '', path }];
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
