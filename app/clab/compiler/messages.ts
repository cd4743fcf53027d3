import type { CompileResult } from './compiler.ts';

/** What the compiler needs besides Clang's large module. */
export interface CompilerKit {
  /** The package's JavaScript, as `clangSource` leaves it. */
  source: string;
  /** The small modules by their names, as base64. */
  modules: Record<string, string>;
  /** Headers by their paths, such as `python/base.h`. */
  headers: Record<string, string>;
}

/** From the page to the compiler's worker. */
export type ToCompiler =
  | { kind: 'start'; core: Blob | ArrayBuffer; kit: CompilerKit }
  | { kind: 'compile'; source: string };

/** From the compiler's worker to the page, which checks it: what the compiler reads is a stranger's program. */
export type FromCompiler =
  | { kind: 'ready' }
  | { kind: 'failed'; reason: string }
  | { kind: 'result'; result: CompileResult };
