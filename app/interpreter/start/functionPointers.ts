import { leb128 } from './leb128.ts';

/** A function of Emscripten's JavaScript library, whose types stand beside it as letters: the result's, then the rest. */
type LibraryFunction = ((...args: never[]) => unknown) & { sig?: string };

/** Where WebAssembly has the types of functions that JavaScript gives it. */
const TYPE_CODES: Record<string, number> = { i: 0x7f, p: 0x7f, j: 0x7e, f: 0x7d, d: 0x7c, e: 0x6f };
/** What Emscripten writes into the place of a pointer that nobody has filled in. */
const UNRESOLVED = -1;

/** The trick of build/speed/tricks.ts that this file is. */
export const FUNCTION_POINTERS_TOGETHER = 'function-pointers-together';

/**
 * Notes which function pointers the interpreter imports, and afterwards fills in those that point to JavaScript. Left to
 * Emscripten, each of these functions would be made into a WebAssembly function by a module of its own, after a look at
 * all 8,700 functions that pointers can point to already, among which no function of JavaScript can be.
 */
export class FunctionPointers {
  /** To be imported from. */
  readonly imports: WebAssembly.ModuleImports;
  readonly #asked = new Map<string, WebAssembly.Global>();

  constructor(globals: WebAssembly.ModuleImports) {
    this.imports = new Proxy(globals, {
      get: (_, name: string) => {
        const global = globals[name] as WebAssembly.Global;
        this.#asked.set(name, global);
        return global;
      },
    });
  }

  /** Puts the functions of `library` that were asked for into the table, and their places into the pointers. */
  link(library: WebAssembly.ModuleImports, table: WebAssembly.Table): void {
    const pointers = [...this.#asked].flatMap(([name, pointer]) => {
      const asked = library[name] as LibraryFunction | undefined;
      return pointer.value === UNRESOLVED && asked?.sig !== undefined ? [{ pointer, asked }] : [];
    });
    const functions = [...new Set(pointers.map(({ asked }) => asked))];
    const first = table.grow(functions.length);
    const places = new Map(functions.map((asked, at) => [asked, first + at]));
    throughWasm(functions).forEach((wrapped, at) => {
      table.set(first + at, wrapped);
    });
    for (const { pointer, asked } of pointers) pointer.value = places.get(asked);
  }
}

/** The functions as WebAssembly ones: of a module that imports them all, and exports them by their numbers. */
function throughWasm(functions: readonly LibraryFunction[]): WebAssembly.ExportValue[] {
  const types = new Map<string, number>();
  const typeSection = new Section(1);
  const importSection = new Section(2);
  const exportSection = new Section(7);
  functions.forEach(({ sig = '' }, at) => {
    let type = types.get(sig);
    if (type === undefined) {
      type = types.size;
      types.set(sig, type);
      const [result = '', ...parameters] = sig;
      typeSection.entry(0x60);
      typeSection.vector(parameters.map((letter) => TYPE_CODES[letter]!));
      typeSection.vector(result === 'v' ? [] : [TYPE_CODES[result]!]);
    }
    const name = Array.from(String(at), (digit) => digit.charCodeAt(0));
    importSection.entry(0);
    importSection.vector(name);
    importSection.bytes.push(0, ...leb128(type));
    exportSection.entry(name.length);
    exportSection.bytes.push(...name, 0, ...leb128(at));
  });
  const sections = [typeSection, importSection, exportSection].flatMap((section) => section.whole());
  const module = new WebAssembly.Module(Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections]));
  const { exports } = new WebAssembly.Instance(module, { '': { ...functions } as WebAssembly.ModuleImports });
  return functions.map((_, at) => exports[at]!);
}

/** Of a WebAssembly module. */
class Section {
  readonly bytes: number[] = [];
  readonly #id: number;
  #entries = 0;

  constructor(id: number) {
    this.#id = id;
  }

  /** Begins one with this byte. */
  entry(first: number): void {
    this.#entries += 1;
    this.bytes.push(first);
  }

  vector(bytes: readonly number[]): void {
    this.bytes.push(...leb128(bytes.length), ...bytes);
  }

  whole(): number[] {
    const count = leb128(this.#entries);
    return [this.#id, ...leb128(count.length + this.bytes.length), ...count, ...this.bytes];
  }
}
