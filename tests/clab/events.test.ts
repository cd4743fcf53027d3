import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compileInNode } from '../../app/clab/node/nodeCompiler.ts';
import { runInNode } from '../../app/interpreter/node/nodeInterpreter.ts';
import { traceDocument } from '../../app/trace/document.ts';
import { checkLaws } from '../../app/trace/laws/laws.ts';

const file = (name: string) =>
  readFileSync(fileURLToPath(new URL(`programs/${name}`, import.meta.url)), 'utf8');

/** The trace of a Python program beside its C file. */
async function traceOf(name: string) {
  const compiled = await compileInNode(file(`${name}.c`));
  if (compiled.kind !== 'compiled') throw new Error(JSON.stringify(compiled));
  expect(compiled.diagnostics).toEqual([]);
  const code = file(`${name}.py`);
  const { log, ...facts } = await runInNode(code, { lab: compiled.module });
  return traceDocument(log, { ...facts, code }, { hidden: false, steps: false });
}

test('A static type that C defines: its births, clears and deaths, each with its line of C', async () => {
  const trace = await traceOf('staticType');
  expect(trace.stdout).toBe('alive\ngone\ndead\n');
  expect(checkLaws(trace)).toEqual([]);
  expect(
    trace.events.map(({ kind, line, c }) => `${line} ${kind}${c ? ` ${c.function}:${c.line}` : ''}`),
  ).toEqual([
    '2 object-created',
    '3 ref-created',
    '4 capi-call look:17',
    '4 deref look:17',
    '5 object-dying',
    '5 capi-call node_dealloc:7',
    '5 ref-cleared node_dealloc:7',
    '5 callback-started node_dealloc:7',
    '5 callback-finished node_dealloc:7',
    '5 object-dead',
    '6 capi-call look:17',
    '6 deref look:17',
  ]);
});

test('Calls from C have their arguments and results as the chapter says them', async () => {
  const trace = await traceOf('staticType');
  const calls = trace.events.filter((event) => event.kind === 'capi-call');
  expect(calls.map((call) => [call.function, call.arguments, call.result])).toEqual([
    ['PyWeakref_GetRef', [2], ['1', 1]],
    ['PyObject_ClearWeakRefs', [1], 'void'],
    ['PyWeakref_GetRef', [2], ['0', 'NULL']],
  ]);
});
