import type { Address, EmscriptenModule, PythonExports } from '../start/emscripten.ts';
import { jspi } from '../start/importOverrides.ts';

/**
 * Strings and calls across the C API. An address of 0 is C's NULL: an exception is pending.
 *
 * Where the engine can suspend wasm, whatever may read a file must be called as a promise, also where nothing will be
 * waited for: standard input is read by the same function, and the engine refuses it elsewhere.
 */
export class PythonCalls {
  readonly #module: EmscriptenModule;
  readonly #exports: PythonExports;

  readonly #evalCode: (code: Address, globals: Address, locals: Address) => Address | Promise<Address>;
  readonly #callOneArg: (callable: Address, argument: Address) => Address | Promise<Address>;
  readonly #callNoArgs: (callable: Address) => Address | Promise<Address>;

  constructor(module: EmscriptenModule, exports: PythonExports) {
    this.#module = module;
    this.#exports = exports;
    const { PyEval_EvalCode, PyObject_CallOneArg, PyObject_CallNoArgs } = exports;
    this.#evalCode = jspi.promising?.(PyEval_EvalCode) ?? PyEval_EvalCode;
    this.#callOneArg = jspi.promising?.(PyObject_CallOneArg) ?? PyObject_CallOneArg;
    this.#callNoArgs = jspi.promising?.(PyObject_CallNoArgs) ?? PyObject_CallNoArgs;
  }

  /** A new str object. */
  str(text: string): Address {
    const bytes = new TextEncoder().encode(text);
    const at = this.#exports.malloc(bytes.length + 1) >>> 0;
    this.#module.HEAPU8.set(bytes, at);
    const str = this.#exports.PyUnicode_FromStringAndSize(at, bytes.length) >>> 0;
    this.#exports.free(at);
    return str;
  }

  /** The text of a str object. */
  text(str: Address): string {
    const lengthAt = this.#exports.malloc(4) >>> 0;
    const at = this.#exports.PyUnicode_AsUTF8AndSize(str, lengthAt) >>> 0;
    const length = this.#module.HEAPU32[lengthAt >>> 2]!;
    this.#exports.free(lengthAt);
    return new TextDecoder().decode(this.#module.HEAPU8.slice(at, at + length));
  }

  /** Calls with one argument, or none. The argument's reference is given away. */
  async call(callable: Address, argument?: Address): Promise<Address> {
    if (argument === undefined) return (await this.#callNoArgs(callable)) >>> 0;
    const result = (await this.#callOneArg(callable, argument)) >>> 0;
    this.#exports.Py_DecRef(argument);
    return result;
  }

  async evaluate(code: Address, globals: Address): Promise<Address> {
    return (await this.#evalCode(code, globals, globals)) >>> 0;
  }

  /** A tuple's item, borrowed. */
  item(tuple: Address, index: number): Address {
    return this.#exports.PyTuple_GetItem(tuple, index) >>> 0;
  }

  int(object: Address): number {
    return this.#exports.PyLong_AsLong(object);
  }

  /** From now on an object lives as long as the interpreter. */
  keep(object: Address): void {
    this.#exports.Py_IncRef(object);
  }

  release(object: Address): void {
    this.#exports.Py_DecRef(object);
  }

  /** Takes the pending exception out of the interpreter. */
  takeException(): Address {
    return this.#exports.PyErr_GetRaisedException() >>> 0;
  }
}
