import { keepCompiledCode } from '../sandbox/keepCompiledCode.ts';
import { Sandbox, type SandboxAssets } from '../sandbox/sandbox.ts';
import everything from './warmUp.py?raw';
import imports from './warmUpImports.py?raw';

const TIME_LIMIT_SECONDS = 3;
/** Other engines share no code between sandboxes, so that nothing would be gained. */
const SHARES_CODE = navigator.userAgent.includes('Chrome/');

export interface WarmUpProgram {
  code: string;
  recordSteps: boolean;
  needsLibrary: boolean;
}

/**
 * One for each of the two eval loops. V8 optimises a loop by what it sees of the first program that goes through it, and
 * for all that come: one that does something of everything, and modules that are imported, made most programs fastest.
 */
export const WARM_UP_PROGRAMS: readonly WarmUpProgram[] = SHARES_CODE
  ? [
      { code: everything, recordSteps: true, needsLibrary: false },
      { code: imports, recordSteps: false, needsLibrary: true },
    ]
  : [];

let isCodeKept = false;

/**
 * Runs one of the page's own programs, so that the engine optimises code which all sandboxes share. Calls `onEnded` when
 * it is over, however it went; what is returned ends it before that.
 */
export function runWarmUp(
  { code, recordSteps, needsLibrary }: WarmUpProgram,
  assets: SandboxAssets,
  onEnded: () => void,
): () => void {
  const sandbox: Sandbox = new Sandbox(assets, {
    onReady: () => {
      // Not before: where V8 compiles the same wasm twice at once, it keeps two codes, and later ones find neither.
      if (!isCodeKept) keepCompiledCode(assets);
      isCodeKept = true;
      sandbox.run({ code, timeLimitSeconds: TIME_LIMIT_SECONDS, inputLines: [], recordSteps }, needsLibrary);
    },
    onProgress: () => {},
    onInputWanted: () => {},
    onFailed: onEnded,
    onLibraryWanted: onEnded,
    onDone: onEnded,
  });
  return () => sandbox.end();
}
