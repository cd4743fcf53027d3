import binaryen from 'binaryen';
import { CAPI_SIGNATURES } from '../../trace/capiSignatures.ts';
import { capiEntry } from '../capi/capiModule.ts';
import { HOOKS, type Hook, type Operand, type ProbeCall } from '../cpython-3.14/hooks.ts';
import { EXPORTED_PLACES } from '../cpython-3.14/layout.ts';
import { projectFile, type WasmChange } from './change.ts';
import { compileProbe } from './probeModules.ts';
import { WASM_TRICKS, withoutTricks } from './speed/tricks.ts';
import { StructureError } from './structureError.ts';
import { type IndirectCallInBlock, WasmModule } from './wasmModule.ts';
import { mergedProbe } from './withProbe.ts';

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
const LAB = { from: 'labFrom', bytes: 'labBytes' } as const;
/** Fewer targets than this, and the largest switch of the eval loop is not its dispatch. */
const FEWEST_INSTRUCTIONS = 200;
const TP_FLAGS = 84;
const TP_WEAKLISTOFFSET = 104;
const OB_TYPE = 4;
const FLAG_HEAPTYPE = 1 << 9;

type Expression = binaryen.ExpressionRef;

const exportedPlaces: WasmChange = {
  name: 'exported-places',
  does: 'it exports the places of the thread state and of the pending exception',
  file: projectFile(import.meta.url),
  toWasm: exportPlaces,
};

const capiEntries: WasmChange = {
  name: 'capi-entries',
  does: 'it has a C function for each function of the module capi, which calls the host',
  file: projectFile(import.meta.url),
  toWasm: addCapiEntries,
};

const hooks: WasmChange = {
  name: 'hooks',
  does: 'CPython calls the probe wherever something happens to a weak reference or to what one refers to',
  file: 'app/interpreter/cpython-3.14/hooks.ts',
  toWasm: putHooks,
};

/** What recording needs, beside the probe itself. */
export const RECORDING_CHANGES = { before: [exportedPlaces, capiEntries], last: hooks } as const;

/**
 * Puts probe and hooks into Pyodide's wasm, and those tricks that are not left out.
 * Throws a StructureError that names what is missing when the binary does not have the structure that was checked.
 */
export async function instrument(
  stock: Uint8Array,
  probeFolder: string,
  leftOut: readonly string[],
): Promise<Instrumented> {
  const { probe, ...others } = await compileProbe(probeFolder);
  const wasm = new WasmModule(await mergedProbe.merge(stock, probe));
  const { before, last } = RECORDING_CHANGES;
  for (const change of [...before, ...withoutTricks(WASM_TRICKS, leftOut), last]) change.toWasm(wasm);
  if (!wasm.module.validate()) throw new Error('The instrumented wasm is not valid.');
  return { python: wasm.module.emitBinary(), ...others };
}

/** Finds the places of all hooks before the first of them is changed. */
function putHooks(wasm: WasmModule): void {
  const { insertions, missing } = planHooks(wasm);
  if (missing.length > 0) throw new StructureError(...missing);
  for (const insert of insertions) insert();
  for (const name of hookedCalls()) wasm.module.removeExport(name);
}

/** Functions that put the hooks in, and a sentence for each hook that has no place. */
export function planHooks(wasm: WasmModule): { insertions: (() => void)[]; missing: string[] } {
  const inserter = new Inserter(wasm);
  const insertions: (() => void)[] = [];
  const missing: string[] = [];
  for (const hook of HOOKS) {
    try {
      insertions.push(inserter.plan(hook));
    } catch (error) {
      if (!(error instanceof StructureError)) throw error;
      missing.push(`the hook for “${hook.records}” (${hook.place}) has no place: ${error.message}`);
    }
  }
  return { insertions, missing };
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

/** The functions of the probe that the hooks call: nobody else does. */
function hookedCalls(): Set<string> {
  const calls = HOOKS.flatMap((hook) => [hook.enter, 'exit' in hook ? hook.exit : undefined]);
  return new Set(calls.filter((call) => call !== undefined).map(({ call }) => call));
}

/** Probe functions whose result says whether the matching exit is called. */
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

  /** Also a static type that the program's own C defines. */
  #isHeapType(): Expression {
    const m = this.#module;
    const type = () => m.local.get(0, binaryen.i32);
    const isHeap = m.i32.and(m.i32.load(TP_FLAGS, 4, type()), m.i32.const(FLAG_HEAPTYPE));
    const isLabs = m.i32.lt_u(m.i32.sub(type(), this.#global(LAB.from)), this.#global(LAB.bytes));
    return m.i32.or(isHeap, isLabs);
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
