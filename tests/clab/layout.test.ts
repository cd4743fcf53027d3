import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compileInNode } from '../../app/clab/node/nodeCompiler.ts';
import { runInNode } from '../../app/interpreter/node/nodeInterpreter.ts';

const file = (name: string) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8');

test('Structs, slots, flags and constants are those of the running interpreter', async () => {
  const compiled = await compileInNode(file('layout.c'));
  if (compiled.kind !== 'compiled') throw new Error(JSON.stringify(compiled));
  expect(compiled.diagnostics).toEqual([]);
  const { stdout, outcome } = await runInNode(file('layout.py'), { lab: compiled.module });
  expect(outcome).toEqual({ kind: 'completed' });
  expect(stdout.trim().split('\n').at(-1)).toBe('same');
});
