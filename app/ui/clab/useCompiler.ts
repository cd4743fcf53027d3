import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { CDiagnostic } from '../../clab/compiler/diagnostics.ts';
import type { PageCompiler } from '../../clab/page/pageCompiler.ts';

export type CompilerState =
  /** No program had C yet. */
  | { kind: 'none' }
  | { kind: 'loading'; loadedBytes: number; totalBytes: number }
  | { kind: 'compiling' }
  | { kind: 'ready' }
  /** It could not be had; `reason` is part of a sentence. */
  | { kind: 'failed'; reason: string };

/** What became of the C file that was compiled last. */
export interface Compiled {
  source: string;
  diagnostics: readonly CDiagnostic[];
  /** Why there is no module where no diagnostic says it; one sentence. */
  problem: string | null;
}

const NOTHING: Compiled = { source: '', diagnostics: [], problem: null };

export interface CompilerControls {
  state: CompilerState;
  compiled: Compiled;
  /** The module; null where there is none, and `compiled` says why. */
  compile(source: string): Promise<Uint8Array | null>;
  cancel(): void;
  /** The program has no C any more. */
  clear(): void;
}

/** The C compiler as the page sees it. Nothing of it is loaded before a program has C. */
export function useCompiler(): CompilerControls {
  const [state, setState] = useState<CompilerState>({ kind: 'none' });
  const [compiled, setCompiled] = useState(NOTHING);
  const compiler = useRef<PageCompiler | null>(null);
  /** Cancelled while the compiler's own code was still on its way. */
  const isCancelled = useRef(false);

  const { kind } = state;
  // In the same commit as what it is about.
  useLayoutEffect(() => {
    document.documentElement.dataset.compilerState = kind;
  }, [kind]);

  const compile = useCallback(async (source: string): Promise<Uint8Array | null> => {
    setCompiled(NOTHING);
    isCancelled.current = false;
    const fail = (reason: string) => {
      setState({ kind: 'failed', reason });
      setCompiled({ source, diagnostics: [], problem: `The C compiler could not be used: ${reason}.` });
      return null;
    };
    if (compiler.current === null) {
      setState({ kind: 'loading', loadedBytes: 0, totalBytes: 0 });
      const loaded = await import('../../clab/page/pageCompiler.ts').catch(() => null);
      if (loaded === null) return fail('it could not be loaded (no connection)');
      compiler.current ??= new loaded.PageCompiler();
    }
    if (isCancelled.current) {
      setState({ kind: 'none' });
      return null;
    }
    const result = await compiler.current.compile(source, setState);
    const end = (diagnostics: readonly CDiagnostic[], problem: string | null) => {
      setState({ kind: 'ready' });
      setCompiled({ source, diagnostics, problem });
      return null;
    };
    switch (result.kind) {
      case 'compiled':
        end(result.diagnostics, null);
        return result.module;
      case 'errors':
        return end(result.diagnostics, null);
      case 'too-large':
        return end(
          [],
          `The C file has ${result.bytes} bytes, and the most that is compiled is ${result.mostBytes}.`,
        );
      case 'gave-up':
        return end(result.diagnostics, `The C file could not be compiled: ${result.message}`);
      // Another one was asked for meanwhile, which says what becomes of it.
      case 'superseded':
        return null;
      case 'cancelled':
        setState({ kind: 'none' });
        setCompiled({ source, diagnostics: [], problem: 'Compiling was cancelled.' });
        return null;
      case 'unavailable':
        return fail(result.reason);
    }
  }, []);

  const cancel = useCallback(() => {
    isCancelled.current = true;
    compiler.current?.cancel();
  }, []);
  const clear = useCallback(() => setCompiled(NOTHING), []);
  return { state, compiled, compile, cancel, clear };
}
