import type { Change } from './change.ts';
import { RECORDING_CHANGES } from './instrument.ts';
import { initialDataOnce } from './speed/initialDataOnce.ts';
import { JAVASCRIPT_TRICKS, WASM_TRICKS } from './speed/tricks.ts';
import { mergedProbe } from './withProbe.ts';

/** A file of Pyodide's that is shipped, and what the build changes in it, in the order in which it does. */
export interface ShippedFile {
  /** In Pyodide's package. */
  file: string;
  changes: readonly Change[];
}

const { before, last } = RECORDING_CHANGES;

export const SHIPPED_FILES: readonly ShippedFile[] = [
  { file: 'pyodide.asm.wasm', changes: [mergedProbe, ...before, ...WASM_TRICKS, last, initialDataOnce] },
  { file: 'pyodide.asm.mjs', changes: JAVASCRIPT_TRICKS },
  { file: 'python_stdlib.zip', changes: [] },
];
