import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { EXAMPLES } from '../../app/examples/catalogue.ts';
import { nodeAssets } from '../../app/interpreter/node/nodeAssets.ts';
import { runInNode } from '../../app/interpreter/node/nodeInterpreter.ts';
import { diagnose, PITFALLS } from '../../app/model/diagnoses/diagnose.ts';
import { PITFALL_IDS } from '../../app/model/diagnoses/pitfall.ts';
import { firstEventAt } from '../../app/model/moment/keyMoment.ts';

// It may have to be built first.
await nodeAssets();

const PROGRAMS = fileURLToPath(new URL('./', import.meta.url));
const EXAMPLES_FOLDER = fileURLToPath(new URL('../../app/examples/', import.meta.url));

/** Modern syntax with much to trip over. It is put above each program: notes are about the same statements then. */
const ABOVE = readFileSync(`${PROGRAMS}above/modern_syntax.py`, 'utf8');
const LINES_ABOVE = ABOVE.split('\n').length - 1;

/** The notes of a program, `10 callback-not-kept`, a line each. */
async function notes(code: string, linesAbove = 0): Promise<string> {
  const { log } = await runInNode(code, { timeLimitSeconds: 20, recordSteps: true });
  return diagnose(log, code)
    .map(({ line, pitfall }) => `${line === null ? '' : line - linesAbove} ${pitfall}`)
    .join('\n');
}

async function expectNotes(code: string, expected: string): Promise<void> {
  expect(await notes(code)).toBe(expected);
  expect(await notes(`${ABOVE}${code}`, LINES_ABOVE)).toBe(expected);
}

/** The notes that the program itself announces: comments such as `# callback-not-kept` at the ends of lines. */
function announced(code: string): string {
  const marks = code.split('\n').map((text, index) => {
    const word = /# ([a-z-]+)$/.exec(text)?.[1] ?? '';
    return PITFALL_IDS.some((id) => id === word) ? `${index + 1} ${word}` : '';
  });
  return marks.filter(Boolean).join('\n');
}

function programsIn(folder: string): { name: string; code: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.py'))
    .map((name) => ({ name, code: readFileSync(`${folder}/${name}`, 'utf8') }));
}

test('every pitfall of the list is looked for, once', () => {
  expect(PITFALLS.map(({ id }) => id).sort()).toEqual([...PITFALL_IDS].sort());
});

describe('a pitfall has its note at its line, and its corrected twin has none, also below modern syntax', () => {
  test.for([...PITFALL_IDS])('%s', async (id) => {
    const code = readFileSync(`${PROGRAMS}pitfalls/${id}.py`, 'utf8');
    expect(announced(code)).toMatch(new RegExp(`^\\d+ ${id}$`));
    await expectNotes(code, announced(code));
    await expectNotes(readFileSync(`${PROGRAMS}pitfalls/${id}.fixed.py`, 'utf8'), '');
  });
});

describe('other ways into the same pitfalls', () => {
  test.for(programsIn(`${PROGRAMS}pitfalls/more`))('$name', async ({ code }) => {
    await expectNotes(code, announced(code));
  });
});

describe('ordinary programs have no notes', () => {
  test.for(programsIn(`${PROGRAMS}ordinary`))('$name', async ({ code }) => {
    await expectNotes(code, '');
  });
});

/** Examples that show a pitfall on purpose. */
const SHOWN: Record<string, string> = {
  'callback-not-kept': '13 callback-not-kept',
  'callback-raises': '8 callback-raised',
  'capi-clear-weakrefs': '16 c-type-order',
  'capi-new-proxy': '20 dead-proxy',
  'capi-new-ref': '21 type-without-weakrefs',
  cycle: '22 cycle-keeps-alive',
  'del-or-callback-first': '12 del-and-callback-order',
  proxy: '20 dead-proxy',
  'ref-in-the-trash': '17 ref-in-trash',
  resurrection: '18 resurrected',
  slots: '13 slots-without-weakref\n13 type-without-weakrefs',
  'weak-method': '11 temporary-referent',
};

describe('an example has the note that it is about, and no other', () => {
  test.for(EXAMPLES.filter(({ hasC }) => !hasC))('$id', async ({ id }) => {
    expect(await notes(readFileSync(`${EXAMPLES_FOLDER}${id}.py`, 'utf8'))).toBe(SHOWN[id] ?? '');
  });
});

describe('an example opens at an event that its run has', () => {
  test.for(EXAMPLES.filter(({ hasC }) => !hasC))('$id', async ({ id, key }) => {
    const code = readFileSync(`${EXAMPLES_FOLDER}${id}.py`, 'utf8');
    const { log } = await runInNode(code, { timeLimitSeconds: 20, recordSteps: true });
    const seq = firstEventAt(log, key);
    expect(seq).not.toBeNull();
    expect([log.line(seq!), log.kind(seq!), log.isNoise(seq!)]).toEqual([key.line, key.kind, false]);
    // Something is alive there: the picture of the heap is not one of graves.
    expect(seq!).toBeLessThan(log.length - 1);
  });
});
