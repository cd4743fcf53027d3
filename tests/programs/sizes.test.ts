import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nodeAssets } from '../../app/interpreter/node/nodeAssets.ts';
import { runInNode } from '../../app/interpreter/node/nodeInterpreter.ts';
import { PITFALL_IDS, type PitfallId } from '../../app/model/diagnoses/pitfall.ts';
import { runNotes } from '../../app/model/diagnoses/runNotes.ts';

// It may have to be built first.
await nodeAssets();

/** Pitfalls that only the steps of a run show: who holds what, or what a variable stands for at a line. */
const NEED_STEPS: readonly PitfallId[] = [
  'cycle-keeps-alive',
  'ref-reused',
  'ref-truth',
  'finalize-holds-object',
  'hidden-strong-reference',
  'borrowed-reference',
  'del-and-callback-order',
  'task-not-kept',
  'value-holds-key',
  'weak-listener-died',
  'weak-check-then-use',
  'weakref-not-copied',
];

/** Pitfalls whose line the steps give; without them, the note is at the line of its event. */
const LINE_BY_STEPS: readonly PitfallId[] = ['cycle-keeps-alive', 'callback-raised'];

/** So many objects before the program itself begins: half of them live on, the others die. */
function around(code: string, objects: number): { code: string; linesAbove: number } {
  const above = [
    'class _Innocent: pass',
    `_living = [_Innocent() for _ in range(${objects / 2})]`,
    `for _number in range(${objects / 2}): _Innocent()`,
    '',
  ];
  return { code: above.join('\n') + code, linesAbove: above.length - 1 };
}

function read(name: string): string {
  return readFileSync(new URL(`./pitfalls/${name}.py`, import.meta.url), 'utf8');
}

async function notesAround(name: string, objects: number) {
  const { code, linesAbove } = around(read(name), objects);
  const { log } = await runInNode(code, { timeLimitSeconds: 60, recordSteps: true });
  const { diagnoses, limits } = runNotes(log, code);
  const notes = diagnoses.map(({ line, pitfall }) => `${(line ?? 0) - linesAbove} ${pitfall}`);
  return { notes, limits };
}

function announced(code: string, id: PitfallId): string[] {
  return code.split('\n').flatMap((text, index) => (text.endsWith(`# ${id}`) ? `${index + 1} ${id}` : []));
}

describe.each([10, 1000, 100_000])('with %i innocent objects that live and die around it', (objects) => {
  test.for([...PITFALL_IDS])('%s has its note, or the page says that nobody looked', async (id) => {
    const { notes, limits } = await notesAround(id, objects);
    const wanted = announced(read(id), id);
    expect(wanted).toHaveLength(1);
    if (limits.length > 0 && LINE_BY_STEPS.includes(id)) expect(notes).toEqual([expect.stringContaining(id)]);
    else if (limits.length === 0 || notes.length > 0 || !NEED_STEPS.includes(id))
      expect(notes).toEqual(wanted);
    else
      expect(limits).toEqual([
        expect.stringMatching(/^Notes about who holds what were looked for in the first [\d,]+ lines only/),
      ]);
  });
});

test.for([...PITFALL_IDS])('%s, corrected, has no note among 2,000 innocent objects', async (id) => {
  expect((await notesAround(`${id}.fixed`, 2000)).notes).toEqual([]);
});
