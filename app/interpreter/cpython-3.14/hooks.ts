import { StructureError } from '../build/structureError.ts';
import type { WasmModule } from '../build/wasmModule.ts';

/**
 * Where CPython 3.14.2's binary is hooked. One row, one place, found by structure: through exported names,
 * slots of static types, and who calls whom; never by a function's number.
 */

/** An operand of a call into the probe: a parameter of the hooked function, its result, or a constant. */
export type Operand = number | 'result' | { constant: number };

/** A function of probe/probe.ts and what it is given. */
export interface ProbeCall {
  call: string;
  give: Operand[];
}

export type Hook = {
  /** The event, or events, that are recorded there. */
  records: string;
  /** CPython's name of the function, for the error when it is not found. */
  place: string;
} & (
  | {
      /** Before the function's first instruction. */
      at: 'entry';
      functions: (wasm: WasmModule) => string[];
      enter: ProbeCall;
    }
  | {
      /** Before and after the function. */
      at: 'around';
      functions: (wasm: WasmModule) => string[];
      enter?: ProbeCall;
      exit?: ProbeCall;
      /** The exit is called only where the enter gave 1. */
      exitIfEntered?: boolean;
      /** Skipped inline unless parameter 0 is a type made by a class statement or the like. */
      onlyHeapTypes?: boolean;
    }
  | {
      /** Before and after certain calls in a function. */
      at: 'calls';
      in: (wasm: WasmModule) => string;
      to: (wasm: WasmModule) => string;
      /** How many such calls the checked binary has there. */
      count: number;
      /** Which of them; all if left out. */
      only?: number;
      enter?: ProbeCall;
      exit?: ProbeCall;
    }
  | {
      /** Around the calls of `tp_dealloc(object)` for a refcount that reached zero. */
      at: 'dealloc-calls';
      functions: (wasm: WasmModule) => string[];
      /** How many such calls the checked binary has in them. */
      count: number;
      /** Only calls of what is loaded at this offset; any with one operand if left out. */
      loadedAt?: number;
      enter: ProbeCall;
      exit: ProbeCall;
    }
  | {
      /**
       * Before every instruction, in a copy of the eval loop that is entered while steps are recorded: the loop that
       * runs otherwise has no such calls.
       */
      at: 'instructions';
      evalLoop: (wasm: WasmModule) => string;
      /** How many calls of it the checked binary has. */
      callCount: number;
      /** Where the loop stores the frame's instruction pointer: that shows which locals hold frame and instruction. */
      instructionOffset: number;
      enter: ProbeCall;
    }
);

/** Offsets in a PyTypeObject on wasm32. */
const TYPE = {
  dealloc: 24,
  repr: 44,
  asNumber: 48,
  asSequence: 52,
  asMapping: 56,
  hash: 60,
  call: 64,
  str: 68,
  getattro: 72,
  setattro: 76,
  clear: 96,
  richcompare: 100,
  iter: 108,
  iternext: 112,
  methods: 116,
  getset: 124,
  new: 156,
  finalize: 196,
} as const;
/** Index of the slot in PyNumberMethods. */
const NUMBER_BINARY = [
  0, 1, 2, 3, 4, 5, 11, 12, 13, 14, 15, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 34, 35,
];
const NUMBER_UNARY = [6, 7, 8, 9, 10, 16, 18, 33];
/** Offset of `vectorcall` in a PyWeakReference. */
const WR_VECTORCALL = 28;
/** Offset of a function pointer in the table of slot definitions (`slotdefs`), behind name and offset. */
const SLOTDEF_FUNCTION = 8;
const METHODDEF_FUNCTION = 4;
/** A row of a table of attributes: its size, and where its setter stands. */
const GETSETDEF = { bytes: 20, set: 8 } as const;

const exported = (name: string) => (wasm: WasmModule) => wasm.exportedFunction(name);

/** The function in a slot of a static type. */
function slotOf(wasm: WasmModule, type: string, offset: number): string {
  const name = wasm.functionAt(wasm.exportedAddress(type) + offset);
  if (name === null) throw new StructureError(`no function in the slot at ${offset} of ${type}`);
  return name;
}

/** `get_or_create_weakref`: the only call in PyWeakref_NewRef. */
function getOrCreateWeakref(wasm: WasmModule): string {
  const calls = wasm.callsIn(wasm.exportedFunction('PyWeakref_NewRef'));
  if (calls.length !== 1) throw new StructureError('more than one call in PyWeakref_NewRef');
  return calls[0]!.target;
}

/** `_weakref.proxy`: the method named "proxy" that calls PyWeakref_NewProxy. */
function weakrefProxyMethod(wasm: WasmModule): string {
  const newProxy = wasm.exportedFunction('PyWeakref_NewProxy');
  for (const text of wasm.addressesOfText('proxy'))
    for (const entry of wasm.addressesOfWord(text)) {
      const method = wasm.functionBehind(entry + METHODDEF_FUNCTION);
      if (method !== null && wasm.callsIn(method).some((call) => call.target === newProxy)) return method;
    }
  throw new StructureError('no method named proxy that calls PyWeakref_NewProxy');
}

/** `object_set_class`: the setter of `object.__class__`. */
function objectSetClass(wasm: WasmModule): string {
  const names = wasm.addressesOfText('__class__');
  let row = wasm.initialWord(wasm.exportedAddress('PyBaseObject_Type') + TYPE.getset);
  for (; wasm.initialWord(row) !== 0; row += GETSETDEF.bytes)
    if (names.includes(wasm.initialWord(row))) {
      const setter = wasm.functionBehind(row + GETSETDEF.set);
      if (setter !== null) return setter;
    }
  throw new StructureError('no setter of __class__ among the attributes of object');
}

/** `slot_tp_finalize`: what `__del__` stands for in the table of slot definitions. */
function slotTpFinalize(wasm: WasmModule): string {
  for (const text of wasm.addressesOfText('__del__'))
    for (const entry of wasm.addressesOfWord(text))
      if (wasm.initialWord(entry + 4) === TYPE.finalize) {
        const slot = wasm.functionBehind(entry + SLOTDEF_FUNCTION);
        if (slot !== null) return slot;
      }
  throw new StructureError('no slot definition for __del__');
}

/** `weakref_vectorcall`: what get_or_create_weakref stores into a new weakref. */
function weakrefVectorcall(wasm: WasmModule): string {
  const stored = distinct(wasm.functionsStoredAt(getOrCreateWeakref(wasm), WR_VECTORCALL));
  if (stored.length !== 1) throw new StructureError('no vectorcall stored into a new weakref');
  return stored[0]!;
}

/** The functions that notify the reference tracer of a destruction and call `tp_dealloc` themselves. */
function functionsWithInlineDecref(wasm: WasmModule): string[] {
  const dealloc = wasm.exportedFunction('_Py_Dealloc');
  const asked = wasm.constantAddressesLoaded(wasm.exportedFunction('PyRefTracer_GetTracer'));
  const tracer = wasm.constantAddressesLoaded(dealloc).find((address) => asked.includes(address));
  if (tracer === undefined) throw new StructureError('_Py_Dealloc does not ask for the reference tracer');
  return wasm
    .functionsLoading(tracer)
    .filter((name) => name !== dealloc && wasm.indirectCallsIn(name, 1, TYPE.dealloc).length > 0);
}

/** `gc_collect_main`: the only call in PyGC_Collect that takes thread state, generation and reason. */
function collectMain(wasm: WasmModule): string {
  const calls = wasm
    .callsIn(wasm.exportedFunction('PyGC_Collect'))
    .filter((call) => call.operands.length === 3);
  if (calls.length !== 1) throw new StructureError('PyGC_Collect does not call one collector');
  return calls[0]!.target;
}

/** `gc_collect_region`: the function called by the collector that calls _PyWeakref_ClearRef. */
function collectRegion(wasm: WasmModule): string {
  const clear = wasm.exportedFunction('_PyWeakref_ClearRef');
  const targets = new Set(wasm.callsIn(collectMain(wasm)).map((call) => call.target));
  for (const target of targets)
    if (!wasm.isImported(target) && wasm.callsIn(target).some((call) => call.target === clear)) return target;
  throw new StructureError('no function of the collector calls _PyWeakref_ClearRef');
}

/** `deduce_unreachable`: the first call in gc_collect_region. */
function deduceUnreachable(wasm: WasmModule): string {
  const first = wasm.callsIn(collectRegion(wasm))[0];
  if (first === undefined || first.operands.length !== 2)
    throw new StructureError('gc_collect_region does not begin with deduce_unreachable');
  return first.target;
}

/** Slots of the proxy types that unwrap two operands. */
function proxyPairSlots(wasm: WasmModule): string[] {
  const type = wasm.exportedAddress('_PyWeakref_CallableProxyType');
  const number = wasm.initialWord(type + TYPE.asNumber);
  const mapping = wasm.initialWord(type + TYPE.asMapping);
  return distinct([
    ...NUMBER_BINARY.map((slot) => wasm.functionAt(number + 4 * slot)),
    wasm.functionAt(mapping + 4),
    wasm.functionAt(type + TYPE.getattro),
    wasm.functionAt(type + TYPE.richcompare),
    wasm.functionAt(type + TYPE.call),
  ]);
}

/** Slots and methods of the proxy types that unwrap their first operand only. */
function proxySlots(wasm: WasmModule): string[] {
  const type = wasm.exportedAddress('_PyWeakref_ProxyType');
  const number = wasm.initialWord(type + TYPE.asNumber);
  const sequence = wasm.initialWord(type + TYPE.asSequence);
  const mapping = wasm.initialWord(type + TYPE.asMapping);
  const methods: (string | null)[] = [];
  for (let entry = wasm.initialWord(type + TYPE.methods); wasm.initialWord(entry) !== 0; entry += 16)
    methods.push(wasm.functionAt(entry + METHODDEF_FUNCTION));
  const pairs = new Set(proxyPairSlots(wasm));
  return distinct([
    ...NUMBER_UNARY.map((slot) => wasm.functionAt(number + 4 * slot)),
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((slot) => wasm.functionAt(sequence + 4 * slot)),
    ...[0, 1, 2].map((slot) => wasm.functionAt(mapping + 4 * slot)),
    wasm.functionAt(type + TYPE.str),
    wasm.functionAt(type + TYPE.setattro),
    wasm.functionAt(type + TYPE.iter),
    wasm.functionAt(type + TYPE.iternext),
    ...methods,
  ]).filter((name) => !pairs.has(name));
}

function distinct(names: (string | null)[]): string[] {
  return [...new Set(names.filter((name) => name !== null))];
}

const ENTRY_POINT = { ref: 0, proxy: 1, capi: 2 } as const;
const asked = (entryPoint: number): ProbeCall => ({
  call: 'weakrefAsked',
  give: [1, 'result', { constant: entryPoint }],
});

export const HOOKS: Hook[] = [
  {
    records: 'object-created',
    place: '_PyType_AllocNoTrack',
    at: 'around',
    functions: (wasm) => [
      wasm
        .callsIn(wasm.exportedFunction('PyType_GenericAlloc'))
        .filter((call) => call.operands.length === 2)
        .map((call) => call.target)[0]!,
    ],
    onlyHeapTypes: true,
    exit: { call: 'born', give: [0, 'result'] },
  },
  {
    records: 'object-dying, object-dead',
    place: '_Py_Dealloc and _PyTrash_thread_destroy_chain, their calls of tp_dealloc',
    at: 'dealloc-calls',
    functions: (wasm) => [
      wasm.exportedFunction('_Py_Dealloc'),
      wasm.exportedFunction('_PyTrash_thread_destroy_chain'),
    ],
    count: 3,
    enter: { call: 'dying', give: [0] },
    exit: { call: 'deallocated', give: [0] },
  },
  {
    records:
      'the same where the eval loop itself drops an object: an attribute or an element that is replaced',
    place: 'ceval.c, whose Py_DECREF calls tp_dealloc inline',
    at: 'dealloc-calls',
    functions: functionsWithInlineDecref,
    count: 124,
    loadedAt: TYPE.dealloc,
    enter: { call: 'dying', give: [0] },
    exit: { call: 'deallocated', give: [0] },
  },
  {
    records: 'object-resurrected, when the refcount had reached zero; finalizers of the program’s own C',
    place: 'PyObject_CallFinalizerFromDealloc',
    at: 'around',
    functions: (wasm) => [wasm.exportedFunction('PyObject_CallFinalizerFromDealloc')],
    enter: { call: 'finalizerBeforeDealloc', give: [0] },
    exit: { call: 'finalizerFromDealloc', give: [0, 'result'] },
  },
  {
    records: 'object-resurrected, in a collection; and the beginning of its taking cycles apart',
    place: 'deduce_unreachable as called by handle_resurrected_objects',
    at: 'calls',
    in: collectRegion,
    to: deduceUnreachable,
    count: 2,
    only: 1,
    exit: { call: 'resurrectionDecided', give: [0] },
  },
  {
    records: 'the end of taking cycles apart',
    place: 'gc_collect_region',
    at: 'around',
    functions: (wasm) => [collectRegion(wasm)],
    exit: { call: 'regionFinished', give: [] },
  },
  {
    records: 'finalizer-started, finalizer-finished',
    place: 'slot_tp_finalize',
    at: 'around',
    functions: (wasm) => [slotTpFinalize(wasm)],
    enter: { call: 'finalizerStarted', give: [0] },
    exit: { call: 'finalizerFinished', give: [0] },
  },
  {
    records: 'ref-created, ref-reused, ref-refused via weakref.ref and its subclasses',
    place: 'weakref___new__',
    at: 'calls',
    in: (wasm) => slotOf(wasm, '_PyWeakref_RefType', TYPE.new),
    to: getOrCreateWeakref,
    count: 1,
    exit: asked(ENTRY_POINT.ref),
  },
  {
    records: 'the same via C callers of NewRef',
    place: 'PyWeakref_NewRef',
    at: 'calls',
    in: exported('PyWeakref_NewRef'),
    to: getOrCreateWeakref,
    count: 1,
    exit: asked(ENTRY_POINT.capi),
  },
  {
    records: 'the same via weakref.proxy, which gets a PyWeakref_NewProxy of its own',
    place: '_weakref.proxy',
    at: 'calls',
    in: (wasm) => wasm.copyForCaller(wasm.exportedFunction('PyWeakref_NewProxy'), weakrefProxyMethod(wasm)),
    to: getOrCreateWeakref,
    count: 1,
    exit: asked(ENTRY_POINT.proxy),
  },
  {
    records: 'the same via C callers of NewProxy',
    place: 'PyWeakref_NewProxy',
    at: 'calls',
    in: exported('PyWeakref_NewProxy'),
    to: getOrCreateWeakref,
    count: 1,
    exit: asked(ENTRY_POINT.capi),
  },
  {
    records: 'nothing; an object of the snippet stays one when its class becomes another’s',
    place: 'object_set_class',
    at: 'entry',
    functions: (wasm) => [objectSetClass(wasm)],
    enter: { call: 'classChanging', give: [0, 1] },
  },
  {
    records: 'ref-cleared by refcount',
    place: 'PyObject_ClearWeakRefs',
    at: 'entry',
    functions: (wasm) => [wasm.exportedFunction('PyObject_ClearWeakRefs')],
    enter: { call: 'clearing', give: [0] },
  },
  {
    records: 'ref-cleared and callback-silenced through the API',
    place: 'PyUnstable_Object_ClearWeakRefsNoCallbacks',
    at: 'entry',
    functions: (wasm) => [wasm.exportedFunction('PyUnstable_Object_ClearWeakRefsNoCallbacks')],
    enter: { call: 'clearingSilently', give: [0] },
  },
  {
    records: 'ref-cleared and callback-silenced by the collector',
    place: '_PyWeakref_ClearRef, and tp_clear of weakrefs',
    at: 'entry',
    functions: (wasm) => [
      wasm.exportedFunction('_PyWeakref_ClearRef'),
      slotOf(wasm, '_PyWeakref_RefType', TYPE.clear),
    ],
    enter: { call: 'clearingByCollector', give: [0] },
  },
  {
    records: 'ref-dead, and callback-silenced where it died first',
    place: 'weakref_dealloc, proxy_dealloc',
    at: 'entry',
    functions: (wasm) => [
      slotOf(wasm, '_PyWeakref_RefType', TYPE.dealloc),
      slotOf(wasm, '_PyWeakref_ProxyType', TYPE.dealloc),
    ],
    enter: { call: 'weakrefDying', give: [0] },
  },
  {
    records: 'callback-started, callback-finished when the refcount reached zero',
    place: 'PyObject_ClearWeakRefs, its call of PyObject_CallOneArg',
    at: 'calls',
    in: exported('PyObject_ClearWeakRefs'),
    to: exported('PyObject_CallOneArg'),
    count: 1,
    enter: { call: 'callbackStarted', give: [1] },
    exit: { call: 'callbackFinished', give: [1, 'result'] },
  },
  {
    records: 'callback-started, callback-finished in a collection',
    place: 'gc_collect_region, its call of PyObject_CallOneArg',
    at: 'calls',
    in: collectRegion,
    to: exported('PyObject_CallOneArg'),
    count: 1,
    enter: { call: 'callbackStarted', give: [1] },
    exit: { call: 'callbackFinished', give: [1, 'result'] },
  },
  {
    records: 'gc-started, gc-finished',
    place: 'gc_collect_main',
    at: 'around',
    functions: (wasm) => [collectMain(wasm)],
    enter: { call: 'collectionStarted', give: [1, 2] },
    exit: { call: 'collectionFinished', give: [1] },
    exitIfEntered: true,
  },
  {
    records: 'steps',
    place: '_PyEval_EvalFrameDefault, its dispatch',
    at: 'instructions',
    evalLoop: exported('_PyEval_EvalFrameDefault'),
    callCount: 6,
    instructionOffset: 28,
    enter: { call: 'instruction', give: [0, 1] },
  },
  {
    records: 'deref via call',
    place: 'weakref_vectorcall',
    at: 'entry',
    functions: (wasm) => [weakrefVectorcall(wasm)],
    enter: { call: 'called', give: [0, 1, 2, 3] },
  },
  {
    records: 'deref via hash',
    place: 'weakref_hash',
    at: 'entry',
    functions: (wasm) => [slotOf(wasm, '_PyWeakref_RefType', TYPE.hash)],
    enter: { call: 'hashed', give: [0] },
  },
  {
    records: 'deref via repr',
    place: 'weakref_repr, proxy_repr',
    at: 'entry',
    functions: (wasm) => [
      slotOf(wasm, '_PyWeakref_RefType', TYPE.repr),
      slotOf(wasm, '_PyWeakref_ProxyType', TYPE.repr),
    ],
    enter: { call: 'shown', give: [0] },
  },
  {
    records: 'deref via eq',
    place: 'weakref_richcompare',
    at: 'entry',
    functions: (wasm) => [slotOf(wasm, '_PyWeakref_RefType', TYPE.richcompare)],
    enter: { call: 'compared', give: [0, 1, 2] },
  },
  {
    records: 'deref via proxy',
    place: 'slots of the proxy types that unwrap one operand',
    at: 'entry',
    functions: proxySlots,
    enter: { call: 'proxyUsed', give: [0] },
  },
  {
    records: 'deref via proxy',
    place: 'slots of the proxy types that unwrap two operands',
    at: 'entry',
    functions: proxyPairSlots,
    enter: { call: 'proxyPairUsed', give: [0, 1] },
  },
  {
    records: 'deref via GetRef',
    place: 'PyWeakref_GetRef',
    at: 'entry',
    functions: (wasm) => [wasm.exportedFunction('PyWeakref_GetRef')],
    enter: { call: 'askedGetRef', give: [0] },
  },
  {
    records: 'deref via GetObject',
    place: 'PyWeakref_GetObject',
    at: 'entry',
    functions: (wasm) => [wasm.exportedFunction('PyWeakref_GetObject')],
    enter: { call: 'askedGetObject', give: [0] },
  },
  {
    records: 'deref via IsDead',
    place: 'PyWeakref_IsDead',
    at: 'entry',
    functions: (wasm) => [wasm.exportedFunction('PyWeakref_IsDead')],
    enter: { call: 'askedIsDead', give: [0] },
  },
];
