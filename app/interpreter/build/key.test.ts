import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { importGraph, installedPackages } from './importGraph.ts';
import { buildKey } from './key.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The project's sources, and of its packages what says their versions. */
const copy = mkdtempSync(join(tmpdir(), 'key-'));
for (const folder of ['interpreter', 'trace'])
  cpSync(join(ROOT, 'app', folder), join(copy, 'app', folder), { recursive: true });
const { packages } = await importGraph(ROOT, ['app/interpreter/build/pipeline.ts']);
for (const place of installedPackages(ROOT, [...packages, 'pyodide']).keys()) {
  mkdirSync(join(copy, place), { recursive: true });
  cpSync(join(ROOT, place, 'package.json'), join(copy, place, 'package.json'));
}
afterAll(() => rmSync(copy, { recursive: true }));

async function keyWith(file: string, change: (text: string) => string): Promise<string> {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, change(text));
  try {
    return await key();
  } finally {
    writeFileSync(path, text);
  }
}

async function key(leftOut: 'all' | string[] = []): Promise<string> {
  const result = await buildKey(copy, leftOut);
  return result.kind === 'key' ? result.key : result.message;
}

const unchanged = await key();

test.each([
  ['a hook', 'app/interpreter/cpython-3.14/hooks.ts'],
  ['a trick', 'app/interpreter/build/speed/slotCalls.ts'],
  ['what the loader does', 'app/interpreter/start/loader.ts'],
  ['the probe', 'app/interpreter/probe/probe.ts'],
  ['a registry of the probe', 'app/interpreter/probe/registry.ts'],
  ['the harness', 'app/interpreter/python/harness.py'],
  ['a signature of capi', 'app/trace/capiSignatures.ts'],
  ['a docstring of capi', 'app/trace/capiFunctions.ts'],
  ['the words of records', 'app/interpreter/wire/records.ts'],
])('%s makes another key', async (_, file) => {
  expect(await keyWith(file, (text) => `${text}\n`)).not.toBe(unchanged);
});

test.each(['binaryen', 'assemblyscript', 'vite', 'rolldown', 'assemblyscript/node_modules/binaryen'])(
  'another version of %s makes another key',
  async (name) => {
    const file = `node_modules/${name}/package.json`;
    expect(await keyWith(file, (text) => text.replace(/"version": "/, '"version": "9'))).not.toBe(unchanged);
  },
);

test('what is left out makes another key', async () => {
  expect(new Set([unchanged, await key('all'), await key(['slot-calls'])]).size).toBe(3);
});

test.each(['app/interpreter/node/nodeInterpreter.ts', 'app/trace/laws/laws.ts'])(
  '%s, which nothing is made from, leaves the key as it is',
  async (file) => {
    expect(await keyWith(file, (text) => `${text}\n`)).toBe(unchanged);
  },
);

test('another Pyodide is refused', async () => {
  const file = 'node_modules/pyodide/package.json';
  const message = await keyWith(file, (text) => text.replace(/"version": "/, '"version": "9'));
  expect(message).toContain('instrumentation was checked against');
});
