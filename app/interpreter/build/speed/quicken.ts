import binaryen from 'binaryen';
import { StructureError, type WasmModule } from '../wasmModule.ts';

/** What is changed in the wasm besides the hooks: for speed alone, and nothing that a program could tell. */
export function quicken(wasm: WasmModule): void {
  shareSlotCalls(wasm);
  askSeldom(wasm);
  withoutWebGL(wasm);
}

/** How many calls of slots the checked binary has in its eval loop: with one operand or two, and a result. */
const SLOT_CALLS = 12;

/**
 * Lets the eval loop call slots of types, such as tp_iter, through functions that all such calls share. Chromium guesses
 * what an indirect call goes to from what the program called so far, and throws the code of the whole function away where
 * it goes elsewhere, in any interpreter: compiling the eval loop anew takes longer than most programs. A shared call goes
 * to too many places for a guess, and is so short that it is inlined.
 */
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

/** Questions of C code until the host is asked. Regular expressions put one every 4,096 steps, repr() one a call. */
const QUESTIONS = 512;

/**
 * C code that may take long asks the host for signals each time, where the eval loop counts down first. repr() is such
 * code: a program that calls it often spends a tenth of its time on asking. Here it counts down as well.
 */
function askSeldom(wasm: WasmModule): void {
  const m = wasm.module;
  const ask = wasm.importedFunction('_Py_CheckEmscriptenSignals_Helper');
  const clock = wasm.exportedAddress('_Py_emscripten_signal_clock');
  const questions = wasm
    .functionsLoading(wasm.exportedAddress('Py_EMSCRIPTEN_SIGNAL_HANDLING'))
    .filter((name) => !wasm.constantAddressesLoaded(name).includes(clock))
    .flatMap((name) => wasm.callsIn(name).filter(({ target }) => target === ask));
  if (questions.length !== 1)
    throw new StructureError(`${questions.length} questions for signals outside the eval loop instead of 1`);
  const left = 'questions left';
  m.addGlobal(left, binaryen.i32, true, m.i32.const(0));
  const questionsLeft = () => m.global.get(left, binaryen.i32);
  const countDown = [
    m.global.set(left, m.i32.sub(questionsLeft(), m.i32.const(1))),
    m.return(m.i32.const(0)),
  ];
  const asked = [
    m.if(questionsLeft(), m.block(null, countDown)),
    m.global.set(left, m.i32.const(QUESTIONS - 1)),
    m.call(ask, [], binaryen.i32),
  ];
  wasm.addFunction('ask seldom', ask, 0, m.block(null, asked, binaryen.i32));
  wasm.retarget(questions[0]!, 'ask seldom');
}

/** Where libraries that are linked later get WebGL's functions from, by their names. */
const WEBGL_BY_NAME = [
  'emscripten_webgl1_get_proc_address',
  '_webgl1_match_ext_proc_address_without_suffix',
  'emscripten_webgl2_get_proc_address',
  '_webgl2_match_ext_proc_address_without_suffix',
];

/**
 * Lets WebGL have no functions: nothing here can link a library, and each of them, 270 functions of JavaScript, would be
 * brought along and made into one that C code can call, at each start.
 */
function withoutWebGL(wasm: WasmModule): void {
  for (const name of WEBGL_BY_NAME) wasm.replaceBody(wasm.exportedFunction(name), wasm.module.i32.const(0));
  // The pointers to them are imported globals, which nobody asks for any more.
  wasm.module.runPasses(['remove-unused-nonfunction-module-elements']);
}
