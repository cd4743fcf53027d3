import { fileURLToPath } from 'node:url';
import binaryen from 'binaryen';
import { CAPI_SIGNATURES } from '../../trace/capiSignatures.ts';
import { capiEntry } from '../capiModule.ts';
import { EXPORTED_PLACES } from '../layout.ts';
import { HOOKS, type Hook, type Operand, type ProbeCall } from './hooks.ts';
import { compileProbe } from './probeModules.ts';
import { type IndirectCallInBlock, StructureError, WasmModule } from './wasmModule.ts';
import { withProbe } from './withProbe.ts';

/** What instrumenting makes of Pyodide's wasm. */
export interface Instrumented {
  /** CPython with hooks, and with the probe that they call; imports what that needs of the host and its tables. */
  python: Uint8Array;
  registry: Uint8Array;
  lines: Uint8Array;
  packer: Uint8Array;
}

/** Globals of the probe. */
const RECORDING = 'recording';
const STEPPING = 'stepping';
const QUIET = { frame: 'quietFrame', from: 'quietFrom', bytes: 'quietBytes' } as const;
/** Fewer targets than this, and the largest switch of the eval loop is not its dispatch. */
const FEWEST_INSTRUCTIONS = 200;
const TP_FLAGS = 84;
const TP_WEAKLISTOFFSET = 104;
const OB_TYPE = 4;
const FLAG_HEAPTYPE = 1 << 9;

type Expression = binaryen.ExpressionRef;

/**
 * Puts the hooks into Pyodide's wasm.
 * Throws an error that names the hook when the binary does not have the structure that was checked.
 */
export async function instrument(stock: Uint8Array): Promise<Instrumented> {
  const { probe, ...others } = await compileProbe(fileURLToPath(new URL('../probe/', import.meta.url)));
  const wasm = new WasmModule(await withProbe(stock, probe));
  exportPlaces(wasm);
  addCapiEntries(wasm);
  shareSlotCalls(wasm);
  askSeldom(wasm);
  withoutWebGL(wasm);
  const inserter = new Inserter(wasm);
  // All places are found before the first of them is changed.
  const insertions = HOOKS.map((hook) => {
    try {
      return inserter.plan(hook);
    } catch (error) {
      if (!(error instanceof StructureError)) throw error;
      throw new StructureError(
        `The hook for "${hook.tells}" (${hook.place}) has no place: ${error.message}.`,
      );
    }
  });
  for (const insert of insertions) insert();
  for (const name of hookedCalls()) wasm.module.removeExport(name);
  if (!wasm.module.validate()) throw new Error('The instrumented wasm is not valid.');
  return { python: wasm.module.emitBinary(), ...others };
}

/** Exports, as constants, two places that the recorder needs and that have no exported name. */
function exportPlaces(wasm: WasmModule): void {
  const errOccurred = wasm.exportedFunction('PyErr_Occurred');
  const threadState = wasm.constantAddressesLoaded(errOccurred)[0];
  if (threadState === undefined) throw new StructureError('no thread state in PyErr_Occurred');
  const currentException = wasm.offsetsLoadedThrough(errOccurred, threadState)[0];
  if (currentException === undefined) throw new StructureError('no current exception in PyErr_Occurred');
  const places = {
    [EXPORTED_PLACES.threadState]: threadState,
    [EXPORTED_PLACES.currentException]: currentException,
  };
  for (const [name, value] of Object.entries(places)) {
    wasm.module.addGlobal(name, binaryen.i32, false, wasm.module.i32.const(value));
    wasm.module.addGlobalExport(name, name);
  }
}

/** One C function for each of `capi`'s, of the type that METH_FASTCALL calls: (self, arguments, count). */
function addCapiEntries(wasm: WasmModule): void {
  const m = wasm.module;
  const words = (count: number) => binaryen.createType(Array.from({ length: count }, () => binaryen.i32));
  m.addFunctionImport('host.capi', 'host', 'capi', words(3), binaryen.i32);
  CAPI_SIGNATURES.forEach((_, index) => {
    const operands = [m.i32.const(index), m.local.get(1, binaryen.i32), m.local.get(2, binaryen.i32)];
    m.addFunction(capiEntry(index), words(3), binaryen.i32, [], m.call('host.capi', operands, binaryen.i32));
    m.addFunctionExport(capiEntry(index), capiEntry(index));
  });
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

/** The functions of the probe that the hooks call: nobody else does. */
function hookedCalls(): Set<string> {
  const calls = HOOKS.flatMap((hook) => [hook.enter, 'exit' in hook ? hook.exit : undefined]);
  return new Set(calls.filter((call) => call !== undefined).map(({ call }) => call));
}

/** Probe functions whose result says whether the matching exit is to be told. */
const GIVES_WHETHER_ENTERED = new Set(['dying', 'collectionStarted']);

class Inserter {
  readonly #wasm: WasmModule;
  readonly #module: binaryen.Module;

  constructor(wasm: WasmModule) {
    this.#wasm = wasm;
    this.#module = wasm.module;
  }

  #probe({ call }: ProbeCall): string {
    return this.#wasm.exportedFunction(call);
  }

  #global(name: string): Expression {
    return this.#module.global.get(this.#wasm.exportedGlobal(name), binaryen.i32);
  }

  /** Finds the hook's places; what it gives puts the hook there. */
  plan(hook: Hook): () => void {
    const wasm = this.#wasm;
    switch (hook.at) {
      case 'entry': {
        const names = nonEmpty(hook.functions(wasm));
        return () => {
          for (const name of names) this.#atEntry(name, hook.enter);
        };
      }
      case 'around': {
        const names = nonEmpty(hook.functions(wasm));
        return () => {
          for (const name of names)
            wasm.replaceFunction(name, 2, this.#bracket(name, wasm.moveBody(name), hook));
        };
      }
      case 'calls': {
        const target = hook.to(wasm);
        const caller = hook.in(wasm);
        const sites = wasm.callsIn(caller).filter((call) => call.target === target);
        if (sites.length !== hook.count)
          throw new StructureError(`${sites.length} calls instead of ${hook.count}`);
        const wrapper = `${target}@${caller}`;
        return () => {
          wasm.addFunction(wrapper, target, 2, this.#bracket(target, target, hook));
          sites.forEach((site, index) => {
            if (hook.only === undefined || hook.only === index) wasm.retarget(site, wrapper);
          });
        };
      }
      case 'instructions':
        return this.#planInstructions(hook);
      case 'dealloc-calls': {
        const places = nonEmpty(hook.functions(wasm)).map((name) =>
          wasm.indirectCallsIn(name, 1, hook.loadedAt),
        );
        const count = places.reduce((sum, calls) => sum + calls.length, 0);
        if (count !== hook.count)
          throw new StructureError(`${count} calls of tp_dealloc instead of ${hook.count}`);
        return () => {
          for (const calls of places) this.#aroundDeallocCalls(calls, hook);
        };
      }
    }
  }

  #planInstructions(hook: Hook & { at: 'instructions' }): () => void {
    const wasm = this.#wasm;
    const m = this.#module;
    const name = hook.evalLoop(wasm);
    const [locals] = wasm.localsStoredAt(name, hook.instructionOffset);
    const { targets } = wasm.largestSwitchIn(name);
    if (locals === undefined || targets < FEWEST_INSTRUCTIONS) throw new StructureError('no dispatch found');
    const calls = wasm.callsOf(name);
    if (calls.length !== hook.callCount)
      throw new StructureError(`${calls.length} calls of it instead of ${hook.callCount}`);
    return () => {
      const stepping = `${name}@stepping`;
      wasm.copyFunction(name, stepping);
      const dispatch = wasm.largestSwitchIn(stepping);
      const frame = () => m.local.get(locals.pointer, binaryen.i32);
      const next = () => m.local.get(locals.value, binaryen.i32);
      const quiet = (part: keyof typeof QUIET) => this.#global(QUIET[part]);
      const isLoud = m.i32.or(
        m.i32.ne(frame(), quiet('frame')),
        m.i32.ge_u(m.i32.sub(next(), quiet('from')), quiet('bytes')),
      );
      const told = m.call(this.#probe(hook.enter), [frame(), next()], binaryen.none);
      dispatch.setCondition(
        m.block(null, [m.if(this.#global(STEPPING), m.if(isLoud, told)), dispatch.condition], binaryen.i32),
      );
      // Where it is called, not inside: a frame more in every Python call would let it nest less deep.
      for (const { call, operands, replace } of calls) {
        const copies = operands.map((operand) => m.copyExpression(operand));
        const inCopy = m.call(stepping, copies, binaryen.i32);
        replace(m.if(this.#global(STEPPING), inCopy, call));
      }
    };
  }

  #atEntry(name: string, enter: ProbeCall): void {
    const body = this.#wasm.body(name);
    const told = this.#ifRecording(this.#tell(enter, null));
    const type = this.#wasm.hasResult(name) ? binaryen.i32 : binaryen.none;
    this.#wasm.replaceBody(name, this.#module.block(null, [told, body], type));
  }

  /** A body that calls `inner` with its own parameters, between the enter and the exit. Two extra locals. */
  #bracket(
    like: string,
    inner: string,
    hook: { enter?: ProbeCall; exit?: ProbeCall; exitIfEntered?: boolean; onlyHeapTypes?: boolean },
  ): Expression {
    const m = this.#module;
    const count = this.#wasm.parameterCount(like);
    const [entered, result] = [count, count + 1];
    const parameters = Array.from({ length: count }, (_, index) => m.local.get(index, binaryen.i32));
    const steps: Expression[] = [];
    if (hook.enter !== undefined) {
      const told = this.#tell(hook.enter, null);
      steps.push(this.#ifRecording(hook.exitIfEntered ? m.local.set(entered, told) : told));
    }
    const hasResult = this.#wasm.hasResult(like);
    const called = m.call(inner, parameters, hasResult ? binaryen.i32 : binaryen.none);
    steps.push(hasResult ? m.local.set(result, called) : called);
    if (hook.exit !== undefined) {
      const exit = this.#tell(hook.exit, result);
      if (hook.exitIfEntered) steps.push(m.if(m.local.get(entered, binaryen.i32), exit));
      else if (hook.onlyHeapTypes) steps.push(this.#ifRecording(m.if(this.#isHeapType(), exit)));
      else steps.push(this.#ifRecording(exit));
    }
    if (hasResult) steps.push(m.local.get(result, binaryen.i32));
    return m.block(null, steps, hasResult ? binaryen.i32 : binaryen.none);
  }

  /**
   * Inline, without a frame or a local of its own, so that chains of objects are torn down as deep as without us.
   * The test is cheap for the many objects that nobody can reference weakly: numbers, strings, tuples, lists.
   */
  #aroundDeallocCalls(calls: IndirectCallInBlock[], hook: { enter: ProbeCall; exit: ProbeCall }): void {
    const m = this.#module;
    for (const [index, { call, operands, replace }] of calls.entries()) {
      // Binaryen wants the labels of a function to differ.
      const [plain, done] = [`plain ${index}`, `done ${index}`];
      const object = () => m.copyExpression(operands[0]!);
      const type = () => m.i32.load(OB_TYPE, 4, object());
      const mayBeTracked = m.i32.or(
        m.i32.and(m.i32.load(TP_FLAGS, 4, type()), m.i32.const(FLAG_HEAPTYPE)),
        m.i32.load(TP_WEAKLISTOFFSET, 4, type()),
      );
      const unless = (condition: Expression) => m.br(plain, m.i32.eqz(condition));
      const told = m.copyExpression(call);
      const tried = m.block(plain, [
        unless(this.#global(RECORDING)),
        unless(mayBeTracked),
        unless(m.call(this.#probe(hook.enter), [object()], binaryen.i32)),
        told,
        m.call(this.#probe(hook.exit), [object()], binaryen.none),
        m.br(done),
      ]);
      replace(m.block(done, [tried, call]));
    }
  }

  #isHeapType(): Expression {
    const m = this.#module;
    return m.i32.and(m.i32.load(TP_FLAGS, 4, m.local.get(0, binaryen.i32)), m.i32.const(FLAG_HEAPTYPE));
  }

  #ifRecording(then: Expression): Expression {
    return this.#module.if(this.#global(RECORDING), then);
  }

  #tell(call: ProbeCall, resultLocal: number | null): Expression {
    const m = this.#module;
    const operand = (give: Operand): Expression => {
      if (give === 'result') return m.local.get(resultLocal!, binaryen.i32);
      return typeof give === 'number' ? m.local.get(give, binaryen.i32) : m.i32.const(give.constant);
    };
    const results = GIVES_WHETHER_ENTERED.has(call.call) ? binaryen.i32 : binaryen.none;
    return m.call(this.#probe(call), call.give.map(operand), results);
  }
}

function nonEmpty(names: string[]): string[] {
  if (names.length === 0 || names.some((name) => name === undefined)) throw new StructureError('not found');
  return names;
}
