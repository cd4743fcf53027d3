import { expect, test } from 'vitest';
import { MOST_C_BYTES } from '../compiler/compiler.ts';
import { checkModule, moduleProblemText } from '../module/moduleProblem.ts';
import { compileInNode } from './nodeCompiler.ts';

const INIT = `#include <Python.h>
static PyModuleDef module = {.m_base = PyModuleDef_HEAD_INIT, .m_name = "lab"};
PyMODINIT_FUNC PyInit_lab(void) { return PyModuleDef_Init(&module); }
`;

async function moduleOf(source: string): Promise<Uint8Array> {
  const result = await compileInNode(source);
  if (result.kind !== 'compiled') throw new Error(JSON.stringify(result));
  return result.module;
}

test('A C file becomes a module with its PyInit_ function', async () => {
  const module = await moduleOf(INIT);
  expect(checkModule(module, () => true)).toEqual({ kind: 'fits', name: 'lab' });
});

test('An error and a warning are found at their places', async () => {
  const result = await compileInNode(`${INIT}int f(void) { int unused; return missing; }\n`);
  expect(result.kind).toBe('errors');
  const found = 'diagnostics' in result ? result.diagnostics : [];
  expect(found.map(({ severity, position, message }) => [severity, position.line, message])).toContainEqual([
    'error',
    4,
    "use of undeclared identifier 'missing'",
  ]);
});

test('What the header does not have is the compiler’s own error', async () => {
  const result = await compileInNode(`${INIT}void *f(void) { return PyCurses_API; }\n`);
  expect('diagnostics' in result && result.diagnostics[0]?.message).toBe(
    "use of undeclared identifier 'PyCurses_API'",
  );
});

test('A function that is declared and nowhere defined is named', async () => {
  const module = await moduleOf(`int nowhere(void);\n${INIT}int (*f)(void) = nowhere;\n`);
  const known = new Set(['PyModuleDef_Init']);
  const checked = checkModule(module, (name) => known.has(name));
  expect(checked).toEqual({ kind: 'missing', names: ['nowhere'] });
  expect(checked.kind !== 'fits' && moduleProblemText(checked)).toBe(
    'nowhere is used and is nowhere: the C file does not define it, and this interpreter has no function of that name.',
  );
});

test('A module without PyInit_ is refused in a sentence', async () => {
  const checked = checkModule(await moduleOf('int f(void) { return 1; }\n'), () => true);
  expect(checked).toEqual({ kind: 'no-init' });
});

test('A C file of 64 KiB compiles, a larger one is refused', async () => {
  const full = INIT.padEnd(MOST_C_BYTES, '\n');
  expect((await compileInNode(full)).kind).toBe('compiled');
  expect(await compileInNode(`${full} `)).toEqual({
    kind: 'too-large',
    bytes: MOST_C_BYTES + 1,
    mostBytes: MOST_C_BYTES,
  });
});
