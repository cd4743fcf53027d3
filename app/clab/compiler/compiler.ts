import { type CDiagnostic, readDiagnostics } from './diagnostics.ts';

/** The name that a program's C file goes by. */
export const C_FILE = 'lab.c';
/** A longer C file is refused. */
export const MOST_C_BYTES = 64 * 1024;

export type CompileResult =
  /** The diagnostics are warnings. */
  | { kind: 'compiled'; module: Uint8Array; diagnostics: CDiagnostic[] }
  /** At least one of the diagnostics is an error. */
  | { kind: 'errors'; diagnostics: CDiagnostic[] }
  | { kind: 'too-large'; bytes: number; mostBytes: number }
  /** The compiler or the linker gave up without a place in the program. */
  | { kind: 'gave-up'; message: string; diagnostics: CDiagnostic[] };

/** What the package's JavaScript exports, as `clangSource` leaves it. */
export interface ClangExports {
  handOver(modules: Record<string, WebAssembly.Module>): void;
  runLLVM(
    args: string[],
    files: Tree,
    options: { stdout: Output; stderr: Output; decodeASCII: false; fetchProgress(): void },
  ): Promise<Tree>;
}
interface Tree {
  [name: string]: Tree | string | Uint8Array;
}
type Output = (bytes: Uint8Array | null) => void;

/** Everything that compiling needs; the same in Node and in a browser. */
export interface CompilerParts {
  clang: ClangExports;
  /** By the names in CLANG_MODULES. */
  modules: Record<string, WebAssembly.Module>;
  /** By their paths below the folder of headers, such as `python/base.h`. */
  headers: Record<string, string>;
}

const INCLUDE_FOLDER = 'include';
const OBJECT_FILE = 'lab.o';
const MODULE_FILE = 'lab.so';

/** What `clang -###` makes of the options of an extension module: asking for that each time would run Clang twice. */
const COMPILE = [
  ...['clang', '-cc1', '-triple', 'wasm32-unknown-emscripten', '-emit-obj', '-O0'],
  ...['-mrelocation-model', 'pic', '-pic-level', '2', '-mframe-pointer=none', '-ffp-contract=on'],
  ...['-fno-rounding-math', '-target-feature', '+mutable-globals', '-target-cpu', 'generic'],
  ...['-debug-info-kind=constructor', '-dwarf-version=4', '-debugger-tuning=gdb'],
  ...['-nostdsysteminc', '-nobuiltininc', '-isystem', `/${INCLUDE_FOLDER}`],
  ...[
    '-Wall',
    '-Wextra',
    '-Wno-unused-parameter',
    '-Wno-missing-field-initializers',
    '-Wno-cast-function-type',
  ],
  ...['-std=gnu17', '-ferror-limit', '19', '-fvisibility=hidden', '-fgnuc-version=4.2.1'],
  ...['-fno-caret-diagnostics', '-fdiagnostics-print-source-range-info'],
  ...['-main-file-name', C_FILE, '-o', OBJECT_FILE, '-x', 'c', C_FILE],
];
const LINK = [
  ...['wasm-ld', '-shared', '--experimental-pic', '--unresolved-symbols=import-dynamic', '--no-gc-sections'],
  ...['-o', MODULE_FILE, OBJECT_FILE],
];

/** Clang and LLD, as a function of the C file alone. */
export class Compiler {
  readonly #clang: ClangExports;
  readonly #headers: Tree;

  constructor({ clang, modules, headers }: CompilerParts) {
    clang.handOver(modules);
    this.#clang = clang;
    this.#headers = treeOf(headers);
  }

  /** Compiles and links one C file to a module that an interpreter can load. */
  async compile(source: string): Promise<CompileResult> {
    const bytes = new TextEncoder().encode(source).length;
    if (bytes > MOST_C_BYTES) return { kind: 'too-large', bytes, mostBytes: MOST_C_BYTES };
    const { object, printed } = await this.compileObject(source);
    const diagnostics = readDiagnostics(printed, C_FILE, source);
    if (object === null)
      return diagnostics.some(({ severity }) => severity === 'error')
        ? { kind: 'errors', diagnostics }
        : { kind: 'gave-up', message: printed.trim(), diagnostics };
    const linked = await this.#run(LINK, { [OBJECT_FILE]: object });
    const module = linked.files?.[MODULE_FILE];
    if (!(module instanceof Uint8Array))
      return { kind: 'gave-up', message: linked.printed.trim(), diagnostics };
    return { kind: 'compiled', module, diagnostics };
  }

  /** Compiles without linking; null where that failed. */
  async compileObject(source: string): Promise<{ object: Uint8Array | null; printed: string }> {
    const { files, printed } = await this.#run(COMPILE, {
      [C_FILE]: source,
      [INCLUDE_FOLDER]: this.#headers,
    });
    const object = files?.[OBJECT_FILE];
    return { object: object instanceof Uint8Array ? object : null, printed };
  }

  /** One command; its files are null where it failed. */
  async #run(args: string[], files: Tree): Promise<{ files: Tree | null; printed: string }> {
    const decoder = new TextDecoder();
    let printed = '';
    const print: Output = (bytes) => {
      if (bytes !== null) printed += decoder.decode(bytes, { stream: true });
    };
    try {
      const options = { stdout: print, stderr: print, decodeASCII: false, fetchProgress() {} } as const;
      return { files: await this.#clang.runLLVM(args, files, options), printed };
    } catch (error) {
      // Its own way to say that the command failed; whatever else, such as a crash of Clang, is a sentence too.
      const crash = (error as { code?: unknown }).code === undefined ? `\n${String(error)}` : '';
      return { files: null, printed: printed + crash };
    }
  }
}

/** A folder as Clang's host takes it, of files by their paths. */
function treeOf(files: Record<string, string>): Tree {
  const root: Tree = {};
  for (const [path, text] of Object.entries(files)) {
    const names = path.split('/');
    const name = names.pop()!;
    let folder = root;
    for (const part of names) {
      folder[part] ??= {};
      folder = folder[part] as Tree;
    }
    folder[name] = text;
  }
  return root;
}
