import { CAPI_FUNCTIONS, capiDocstring } from '../../trace/capiFunctions.ts';
import { CAPI_SIGNATURES } from '../../trace/capiSignatures.ts';

/** Where the `capi` module's parts are, in the snapshot's memory. */
export interface CapiAddresses {
  /** PyMethodDef structures, one a function. */
  definitions: number;
  /** The NULL object. */
  nullObject: number;
  /** Room for a result that C gives through a pointer, and for the text of an error. */
  scratch: number;
}

/** What the instrumented wasm exports: one C function for each of capi's, in the order of CAPI_SIGNATURES. */
export const capiEntry = (index: number) => `capi_${index}`;

export const SCRATCH_BYTES = 512;
const DEFINITION_BYTES = 16;
const METH_FASTCALL = 0x80;

interface ModuleExports {
  memory: WebAssembly.Memory;
  malloc(bytes: number): number;
  PyUnicode_FromString(text: number): number;
  PyCMethod_New(definition: number, self: number, module: number, type: number): number;
  PyObject_SetAttrString(object: number, name: number, value: number): number;
  Py_DecRef(object: number): void;
}

/** When the snapshot is made: gives a module object its functions. Their C entries are put in by `connectCapi`. */
export function addCapiFunctions(
  exports: WebAssembly.Exports,
  module: number,
  nullObject: number,
): CapiAddresses {
  const python = exports as unknown as ModuleExports;
  const persistentText = (text: string): number => {
    const bytes = new TextEncoder().encode(`${text}\0`);
    const at = python.malloc(bytes.length);
    new Uint8Array(python.memory.buffer).set(bytes, at);
    return at;
  };
  const definitions = python.malloc(DEFINITION_BYTES * CAPI_FUNCTIONS.length);
  const moduleName = python.PyUnicode_FromString(persistentText('capi'));
  CAPI_FUNCTIONS.forEach((entry, index) => {
    const definition = definitions + DEFINITION_BYTES * index;
    const name = persistentText(entry.name);
    const doc = persistentText(capiDocstring(entry));
    new Uint32Array(python.memory.buffer).set([name, 0, METH_FASTCALL, doc], definition / 4);
    const method = python.PyCMethod_New(definition, module, moduleName, 0);
    python.PyObject_SetAttrString(module, name, method);
    python.Py_DecRef(method);
  });
  return { definitions, nullObject, scratch: python.malloc(SCRATCH_BYTES) };
}

/** After a restore: function pointers are places in this instance's table. */
export function connectCapi(exports: WebAssembly.Exports, { definitions }: CapiAddresses): void {
  const table = exports.__indirect_function_table as WebAssembly.Table;
  const memory = exports.memory as WebAssembly.Memory;
  const first = table.grow(CAPI_SIGNATURES.length);
  CAPI_SIGNATURES.forEach((_, index) => {
    table.set(first + index, exports[capiEntry(index)]);
    new Uint32Array(memory.buffer)[(definitions + DEFINITION_BYTES * index + 4) / 4] = first + index;
  });
}
