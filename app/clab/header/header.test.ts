import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ByteReader } from '../module/bytes.ts';
import {
  exportedFunctions,
  type FunctionType,
  functionTypesIn,
  importsIn,
  KIND,
  SECTION,
  sectionsOf,
} from '../module/wasmParts.ts';
import { compilerHeaders, nodeCompiler } from '../node/nodeCompiler.ts';
import { type Declaration, declarationsIn } from './declarations.ts';

/** Which CPython has as macros, and JavaScript's. */
const NO_EXPORTS = new Set([
  ...['PyWeakref_Check', 'PyWeakref_CheckRef', 'PyWeakref_CheckProxy', 'PyWeakref_GET_OBJECT'],
  ...['exit', '__assert_fail'],
]);
const OWN_HEADER = /^(python\/\w+|assert|ctype|math|stdio|stdlib|string|time|wchar)\.h$/;

function declared(): Declaration[] {
  const found = Object.entries(compilerHeaders())
    .filter(([name]) => OWN_HEADER.test(name))
    .flatMap(([, text]) => declarationsIn(text));
  return found.filter(({ name }) => !NO_EXPORTS.has(name));
}

function pyodide(): Uint8Array {
  const file = fileURLToPath(import.meta.resolve('pyodide/pyodide.asm.wasm'));
  return new Uint8Array(readFileSync(file));
}

const typeText = ({ parameters, results }: FunctionType) => `${parameters.join()}→${results.join()}`;

/** The types of the interpreter's exported functions, by their names. */
function exportedTypes(module: Uint8Array): Map<string, string> {
  const sections = sectionsOf(module);
  const find = (id: number) => sections.find((section) => section.id === id)!;
  const types = functionTypesIn(module, find(SECTION.type));
  const imported = importsIn(module, find(SECTION.import)).filter(({ kind }) => kind === KIND.function);
  const reader = new ByteReader(module, find(SECTION.function).from);
  const own = Array.from({ length: reader.leb() }, () => reader.leb());
  const all = [...imported.map(({ description }) => new ByteReader(description).leb()), ...own];
  return new Map(
    [...exportedFunctions(module, find(SECTION.export))].map(([name, index]) => [
      name,
      typeText(types[all[index]!]!),
    ]),
  );
}

/** The types of the functions that an object file uses and does not define. */
function importedTypes(object: Uint8Array): Map<string, string> {
  const sections = sectionsOf(object);
  const find = (id: number) => sections.find((section) => section.id === id)!;
  const types = functionTypesIn(object, find(SECTION.type));
  return new Map(
    importsIn(object, find(SECTION.import))
      .filter(({ kind }) => kind === KIND.function)
      .map(({ name, description }) => [name, typeText(types[new ByteReader(description).leb()]!)]),
  );
}

test('Every declared function is the interpreter’s, with the same parameters and result', async () => {
  const functions = declared().filter(({ kind }) => kind === 'function');
  expect(functions.length).toBeGreaterThan(500);
  // Macros of the same names stand for functions, which a name in brackets is.
  const source = `#include <Python.h>
#include <time.h>
#pragma clang diagnostic ignored "-Wdeprecated-declarations"
${functions.map(({ name }) => `#undef ${name}`).join('\n')}
void *functions[] = {${functions.map(({ name }) => `(void *)${name}`).join(', ')}};
`;
  const { object, printed } = await (await nodeCompiler()).compileObject(source);
  expect(printed).toBe('');
  const inHeader = importedTypes(object!);
  const inInterpreter = exportedTypes(pyodide());
  const different = functions.filter(({ name }) => inHeader.get(name) !== inInterpreter.get(name));
  expect(different.map(({ signature }) => signature)).toEqual([]);
});

test('Every declared variable is the interpreter’s', () => {
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(pyodide() as BufferSource));
  const variables = new Set(exported.filter(({ kind }) => kind === 'global').map(({ name }) => name));
  const data = declared().filter(({ kind }) => kind === 'data');
  expect(data.length).toBeGreaterThan(60);
  expect(data.map(({ name }) => name).filter((name) => !variables.has(name))).toEqual([]);
});
