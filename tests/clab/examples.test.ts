import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compileInNode } from '../../app/clab/node/nodeCompiler.ts';
import { EXAMPLES } from '../../app/examples/catalogue.ts';
import { runInNode } from '../../app/interpreter/node/nodeInterpreter.ts';
import { diagnose } from '../../app/model/diagnoses/diagnose.ts';
import { firstEventAt } from '../../app/model/moment/keyMoment.ts';

const read = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../app/examples/${name}`, import.meta.url)), 'utf8');

/** The notes that an example is about. */
const SHOWN: Record<string, string[]> = { 'c-freed-with-weakrefs': ['11 freed-with-weakrefs'] };

test.for(EXAMPLES.filter(({ hasC }) => hasC))(
  '$id compiles without a warning, opens at its event, and has its note only',
  async ({ id, key }) => {
    const source = read(`${id}.c`);
    // As many columns as the editor shows on a screen of 1366 × 768.
    expect(source.split('\n').filter((line) => line.length > 48)).toEqual([]);
    const compiled = await compileInNode(source);
    if (compiled.kind !== 'compiled') throw new Error(JSON.stringify(compiled));
    expect(compiled.diagnostics).toEqual([]);
    const code = read(`${id}.py`);
    const { log, outcome } = await runInNode(code, { lab: compiled.module, recordSteps: true });
    expect(outcome).toEqual({ kind: 'completed' });
    expect(firstEventAt(log, key)).not.toBeNull();
    const notes = diagnose(log, code, source).map(({ line, pitfall }) => `${line} ${pitfall}`);
    expect(notes).toEqual(SHOWN[id] ?? []);
  },
);
