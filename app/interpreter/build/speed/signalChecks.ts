import binaryen from 'binaryen';
import { SIGNAL_CHECKS } from '../../cpython.ts';
import { type ForSpeed, projectFile, type WasmChange } from '../change.ts';
import { StructureError } from '../structureError.ts';
import type { WasmModule } from '../wasmModule.ts';

/** Checks by C code until the host is asked. A regular expression makes one every 4,096 steps, repr() one a call. */
const CHECKS = 512;

/**
 * C code that may take long asks the host for signals at each check, where the eval loop counts down first. A program
 * that calls repr() often spends a tenth of its time on that. With this change C code counts down as well.
 */
export const signalChecks: WasmChange & ForSpeed = {
  name: 'signal-checks',
  does: `C code outside the eval loop asks the host for signals at every ${CHECKS}th check only`,
  file: projectFile(import.meta.url),
  gain: null,
  toWasm: countDown,
};

function countDown(wasm: WasmModule): void {
  const m = wasm.module;
  const ask = wasm.importedFunction('_Py_CheckEmscriptenSignals_Helper');
  const clock = wasm.exportedAddress('_Py_emscripten_signal_clock');
  const checks = wasm
    .functionsLoading(wasm.exportedAddress('Py_EMSCRIPTEN_SIGNAL_HANDLING'))
    .filter((name) => !wasm.constantAddressesLoaded(name).includes(clock))
    .flatMap((name) => wasm.callsIn(name).filter(({ target }) => target === ask));
  if (checks.length !== SIGNAL_CHECKS)
    throw new StructureError(
      `${checks.length} checks for signals outside the eval loop instead of ${SIGNAL_CHECKS}`,
    );
  const left = 'checks left';
  m.addGlobal(left, binaryen.i32, true, m.i32.const(0));
  const checksLeft = () => m.global.get(left, binaryen.i32);
  const skip = [m.global.set(left, m.i32.sub(checksLeft(), m.i32.const(1))), m.return(m.i32.const(0))];
  const asked = [
    m.if(checksLeft(), m.block(null, skip)),
    m.global.set(left, m.i32.const(CHECKS - 1)),
    m.call(ask, [], binaryen.i32),
  ];
  wasm.addFunction('check for signals', ask, 0, m.block(null, asked, binaryen.i32));
  wasm.retarget(checks[0]!, 'check for signals');
}
