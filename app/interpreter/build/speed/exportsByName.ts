import { EXPORT_ASSIGNMENT, JAVASCRIPT } from '../../cpython.ts';
import { type ForSpeed, type JavaScriptChange, projectFile } from '../change.ts';
import { StructureError } from '../structureError.ts';

const { assignsExports: ASSIGNS, afterAssigning: NEXT } = JAVASCRIPT;
const IDENTIFIER = /[\w$]+/g;

/** Answers for what stands nowhere else in the source: `Module._PyList_New` is there for whoever asks. */
const BY_NAME = `Object.setPrototypeOf(Module,new Proxy(Object.prototype,{get(target,name,receiver){
  const found=typeof name=="string"&&name[0]=="_"?wasmExports[name.slice(1)]:undefined;
  return found===undefined?Reflect.get(target,name,receiver):found instanceof WebAssembly.Global?found.value>>>0:found;
}}));`;

/**
 * Two fifths of Pyodide's JavaScript name an export, a variable for it and a property for it; 130 of 4,900 are used.
 */
export const exportsByName: JavaScriptChange & ForSpeed = {
  name: 'exports-by-name',
  does: 'exports of the WebAssembly module that it does not use itself are found by their names, without a variable each',
  file: projectFile(import.meta.url),
  gain: null,
  toJavaScript: withoutUnusedExports,
};

function withoutUnusedExports(source: string): string {
  const begins = source.indexOf(ASSIGNS);
  const ends = source.indexOf(NEXT, begins);
  if (begins === -1 || ends === -1)
    throw new StructureError('Pyodide’s JavaScript does not take over its exports as it did');
  const assignments = source.slice(begins + ASSIGNS.length, ends).split(';');
  // Memory and table are taken over in a way of their own.
  const variables = assignments.map((assignment) => EXPORT_ASSIGNMENT.exec(assignment)?.[1]);
  const declared = source.lastIndexOf('var ', begins);
  const declaration = /^var ([\w$,]+);$/.exec(source.slice(declared, begins));
  if (declaration === null)
    throw new StructureError('Pyodide’s JavaScript declares the variables of its exports elsewhere');
  const [before, after] = [source.slice(0, declared), source.slice(ends)];
  const named = new Set([before, after].flatMap((part) => part.match(IDENTIFIER) ?? []));
  const unused = new Set(variables.filter((variable) => variable !== undefined && !named.has(variable)));
  const kept = declaration[1]!.split(',').filter((variable) => !unused.has(variable));
  const assigned = assignments.filter((_, at) => !unused.has(variables[at]));
  return `${before}var ${kept.join(',')};${ASSIGNS}${assigned.join(';')};${BY_NAME}${after}`;
}
