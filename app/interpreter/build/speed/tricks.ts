import type { Change, ForSpeed, JavaScriptChange, WasmChange } from '../change.ts';
import { compiledAtOnce } from './compiledAtOnce.ts';
import { exportsByName } from './exportsByName.ts';
import { exportsOnDemand } from './exportsOnDemand.ts';
import { functionPointersTogether } from './functionPointersTogether.ts';
import { initialDataOnce } from './initialDataOnce.ts';
import { neededParts } from './neededParts.ts';
import { pythonModulesOnDemand } from './pythonModulesOnDemand.ts';
import { signalChecks } from './signalChecks.ts';
import { slotCalls } from './slotCalls.ts';
import { trampolineSlot } from './trampolineSlot.ts';
import { withoutWebGl } from './withoutWebGl.ts';
import { zeroedFreeMemory } from './zeroFreeMemory.ts';

export type Trick = Change & ForSpeed;

/** Applied in this order, before the hooks are put in: the copy of the eval loop is to have them too. */
export const WASM_TRICKS: readonly (WasmChange & ForSpeed)[] = [slotCalls, signalChecks, withoutWebGl];

/** Applied in this order: `neededParts` finds what the edits before it no longer use. */
export const JAVASCRIPT_TRICKS: readonly (JavaScriptChange & ForSpeed)[] = [
  exportsOnDemand,
  trampolineSlot,
  exportsByName,
  pythonModulesOnDemand,
  neededParts,
  compiledAtOnce,
];

/** Everything that is done for speed alone: `npm run build -- --plain` leaves all of it out. */
export const TRICKS: readonly Trick[] = [
  ...WASM_TRICKS,
  ...JAVASCRIPT_TRICKS,
  zeroedFreeMemory,
  initialDataOnce,
  functionPointersTogether,
];

/** Those that are not left out. */
export function withoutTricks<T extends Trick>(tricks: readonly T[], leftOut: readonly string[]): T[] {
  return tricks.filter(({ name }) => !leftOut.includes(name));
}
