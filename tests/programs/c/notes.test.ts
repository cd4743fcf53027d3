import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileInNode } from '../../../app/clab/node/nodeCompiler.ts';
import { runInNode } from '../../../app/interpreter/node/nodeInterpreter.ts';
import { diagnose } from '../../../app/model/diagnoses/diagnose.ts';

const FOLDER = fileURLToPath(new URL('./', import.meta.url));
const read = (name: string) => readFileSync(FOLDER + name, 'utf8');

/** Each has a C file with the mistake, one without, and a program that drives both. */
const MISTAKES = [
  'freed-with-weakrefs',
  'cleared-too-late',
  'clear-while-alive',
  'getref-leaked',
  'borrowed-reference',
  'deprecated-borrowed',
  'finalizer-weakrefs-left',
  'managed-weakref-without-gc',
] as const;

/** The notes of a program beside its C, `line 6, C 12: freed-with-weakrefs`. */
async function notesOf(name: string, source: string): Promise<string[]> {
  const compiled = await compileInNode(source);
  if (compiled.kind !== 'compiled') throw new Error(JSON.stringify(compiled));
  const code = read(`${name}.py`);
  const { log } = await runInNode(code, { lab: compiled.module, recordSteps: true });
  return diagnose(log, code, source).map(({ line, c, pitfall }) => `line ${line}, C ${c?.line}: ${pitfall}`);
}

/** The notes that the files announce, by comments at the ends of lines. */
function announced(name: string, source: string): string[] {
  const lineOf = (text: string, pitfall: string, comment: RegExp) =>
    text.split('\n').findIndex((line) => comment.exec(line)?.[1]?.split(' ').includes(pitfall)) + 1;
  const code = read(`${name}.py`);
  const said = [...code.matchAll(/# ([a-z -]+)$/gm)].flatMap(([, words]) => words!.split(' '));
  return said.map(
    (pitfall) =>
      `line ${lineOf(code, pitfall, /# ([a-z -]+)$/)}, C ${lineOf(source, pitfall, /\/\* ([a-z-]+) \*\/$/)}: ${pitfall}`,
  );
}

describe.each(MISTAKES)('%s', (name) => {
  test('has its note, at its line of Python and of C', async () => {
    const source = read(`${name}.c`);
    expect(announced(name, source).length).toBeGreaterThan(0);
    expect((await notesOf(name, source)).sort()).toEqual(announced(name, source).sort());
  });

  test('has none where it is corrected', async () => {
    expect(await notesOf(name, read(`${name}.fixed.c`))).toEqual([]);
  });
});
