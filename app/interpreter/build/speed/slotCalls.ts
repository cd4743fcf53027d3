import binaryen from 'binaryen';
import { SLOT_CALLS } from '../../cpython.ts';
import { type ForSpeed, projectFile, type WasmChange } from '../change.ts';
import { StructureError } from '../structureError.ts';
import type { WasmModule } from '../wasmModule.ts';

/**
 * V8 guesses the target of an indirect call from what the program called so far, and throws away the code of the whole
 * function where a guess is wrong, in every interpreter that shares the code. Compiling the eval loop again takes longer
 * than most programs. A call that all slots share has too many targets for a guess, and is short enough to be inlined.
 */
export const slotCalls: WasmChange & ForSpeed = {
  name: 'slot-calls',
  does: 'the eval loop calls slots of types through functions that all such calls share',
  file: projectFile(import.meta.url),
  gain: null,
  toWasm: shareSlotCalls,
};

function shareSlotCalls(wasm: WasmModule): void {
  const m = wasm.module;
  const calls = wasm
    .everyIndirectCallIn(wasm.exportedFunction('_PyEval_EvalFrameDefault'))
    .filter(({ operands, resultType }) => operands.length <= 2 && resultType === binaryen.i32);
  if (calls.length !== SLOT_CALLS)
    throw new StructureError(`${calls.length} calls of slots in the eval loop instead of ${SLOT_CALLS}`);
  const shared = new Set<string>();
  for (const { operands, target, table, parameterTypes, replace } of calls) {
    const name = `slot call of ${operands.length}`;
    if (!shared.has(name)) {
      const given = parameterTypes.map((type, index) => m.local.get(index, type));
      const pointer = m.local.get(operands.length, binaryen.i32);
      const called = m.call_indirect(
        table,
        pointer,
        given,
        binaryen.createType(parameterTypes),
        binaryen.i32,
      );
      const types = binaryen.createType([...parameterTypes, binaryen.i32]);
      m.addFunction(name, types, binaryen.i32, [], called);
      shared.add(name);
    }
    replace(m.call(name, [...operands, target], binaryen.i32));
  }
}
