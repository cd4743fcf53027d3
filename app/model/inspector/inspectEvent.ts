import { CLEAR_CAUSES, type TraceEvent } from '../../trace/format.ts';
import type { HeapHistory } from '../heap/heapHistory.ts';
import { REF_CLEARED } from '../kinds.ts';
import { finalizedByCollector } from '../sentences/fate.ts';
import type { ViewModel } from '../viewModel.ts';

/** The C function of CPython 3.14 that did something, and where Python's documentation speaks of it. */
export interface Doing {
  /** Functions from the outer to the inner one. */
  functions: readonly string[];
  docs: { title: string; url: string };
}

const DOCS = 'https://docs.python.org/3.14/';
const page = (title: string, path: string) => ({ title, url: DOCS + path });
const capi = (name: string) => page(name, `c-api/weakref.html#c.${name}`);
const slot = (name: string) => page(name, `c-api/typeobj.html#c.PyTypeObject.${name}`);
const REF = page('weakref.ref', 'library/weakref.html#weakref.ref');
const PROXY = page('weakref.proxy', 'library/weakref.html#weakref.proxy');
const MODULE = page('weakref', 'library/weakref.html');
const COLLECT = page('gc.collect', 'library/gc.html#gc.collect');
const DEL = page('object.__del__', 'reference/datamodel.html#object.__del__');

/** What did an event; null for `object-seen`, which is the trace's own. */
export function doingOf(viewModel: ViewModel, history: HeapHistory, seq: number): Doing | null {
  const event = viewModel.log.eventAt(seq);
  switch (event.kind) {
    case 'object-seen':
      return null;
    case 'object-created':
      return { functions: ['type_call', 'PyType_GenericAlloc'], docs: slot('tp_alloc') };
    case 'object-dying':
      return event.cause === 'gc'
        ? { functions: ['delete_garbage', '_Py_Dealloc', 'subtype_dealloc'], docs: slot('tp_clear') }
        : { functions: ['_Py_Dealloc', 'subtype_dealloc'], docs: slot('tp_dealloc') };
    case 'object-dead':
      return { functions: ['subtype_dealloc', 'tp_free'], docs: slot('tp_free') };
    case 'object-resurrected':
      return finalizedByCollector(viewModel, event.object, seq)
        ? { functions: ['gc_collect_region', 'handle_resurrected_objects'], docs: slot('tp_finalize') }
        : {
            functions: ['subtype_dealloc', 'PyObject_CallFinalizerFromDealloc'],
            docs: slot('tp_finalize'),
          };
    case 'finalizer-started':
    case 'finalizer-finished':
      return finalizedByCollector(viewModel, event.object, seq)
        ? { functions: ['finalize_garbage', 'slot_tp_finalize'], docs: DEL }
        : {
            functions: ['subtype_dealloc', 'PyObject_CallFinalizerFromDealloc', 'slot_tp_finalize'],
            docs: DEL,
          };
    case 'ref-created':
    case 'ref-reused':
      return requested(viewModel, event);
    case 'ref-refused':
      return { functions: ['get_or_create_weakref'], docs: MODULE };
    case 'ref-cleared':
      return cleared(event.cause);
    case 'ref-dead':
      return viewModel.log.role(event.ref) === 'ref'
        ? { functions: ['weakref_dealloc', 'clear_weakref'], docs: MODULE }
        : { functions: ['proxy_dealloc', 'clear_weakref'], docs: MODULE };
    case 'callback-started':
    case 'callback-finished':
      return clearedByCollector(viewModel, history, event.ref, seq)
        ? { functions: ['handle_weakrefs', 'PyObject_CallOneArg'], docs: REF }
        : { functions: ['PyObject_ClearWeakRefs', 'handle_callback'], docs: capi('PyObject_ClearWeakRefs') };
    case 'callback-silenced':
      return silenced(viewModel, event);
    case 'deref':
      return lookedThrough(viewModel, event);
    case 'gc-started':
    case 'gc-finished':
      return {
        functions: event.automatic
          ? ['_Py_RunGC', 'gc_collect_region']
          : ['_PyGC_Collect', 'gc_collect_region'],
        docs: COLLECT,
      };
    case 'capi-call': {
      const called = event.function ?? '';
      return { functions: [called], docs: capi(called) };
    }
  }
}

type EventOf<Kind extends TraceEvent['kind']> = Extract<TraceEvent, { kind: Kind }>;

function requested(viewModel: ViewModel, event: EventOf<'ref-created' | 'ref-reused'>): Doing {
  const last =
    event.kind === 'ref-reused'
      ? ['get_or_create_weakref', 'try_reuse_basic_ref']
      : ['get_or_create_weakref'];
  switch (event.via) {
    case 'ref':
      return { functions: ['weakref___new__', ...last], docs: REF };
    case 'proxy':
      return { functions: ['PyWeakref_NewProxy', ...last], docs: PROXY };
    case 'capi': {
      const name = viewModel.log.role(event.ref) === 'ref' ? 'PyWeakref_NewRef' : 'PyWeakref_NewProxy';
      return { functions: [name, ...last], docs: capi(name) };
    }
  }
}

function cleared(cause: EventOf<'ref-cleared'>['cause']): Doing {
  switch (cause) {
    case 'refcount':
      return {
        functions: ['subtype_dealloc', 'PyObject_ClearWeakRefs'],
        docs: capi('PyObject_ClearWeakRefs'),
      };
    case 'gc':
      return { functions: ['handle_weakrefs', '_PyWeakref_ClearRef'], docs: COLLECT };
    case 'api':
      return {
        functions: ['PyUnstable_Object_ClearWeakRefsNoCallbacks', '_PyWeakref_ClearRef'],
        docs: capi('PyUnstable_Object_ClearWeakRefsNoCallbacks'),
      };
  }
}

function clearedByCollector(viewModel: ViewModel, history: HeapHistory, ref: number, seq: number): boolean {
  const cleared = history.lastOf(ref, seq, (kind) => kind === REF_CLEARED);
  return cleared !== null && CLEAR_CAUSES[viewModel.log.detail(cleared)] === 'gc';
}

function silenced(viewModel: ViewModel, event: EventOf<'callback-silenced'>): Doing {
  switch (event.why) {
    case 'ref-died-first':
    case 'referent-freed':
      return {
        functions: [
          viewModel.log.role(event.ref) === 'ref' ? 'weakref_dealloc' : 'proxy_dealloc',
          'clear_weakref',
        ],
        docs: REF,
      };
    case 'ref-in-trash':
      return { functions: ['handle_weakrefs'], docs: REF };
    case 'cleared-without-callbacks':
      return {
        functions: ['PyUnstable_Object_ClearWeakRefsNoCallbacks'],
        docs: capi('PyUnstable_Object_ClearWeakRefsNoCallbacks'),
      };
  }
}

function lookedThrough(viewModel: ViewModel, { via, ref }: EventOf<'deref'>): Doing {
  const isProxy = viewModel.log.role(ref) !== 'ref';
  switch (via) {
    case 'call':
      return { functions: ['weakref_vectorcall'], docs: REF };
    case 'proxy':
      return { functions: ['UNWRAP in a slot of the proxy', 'proxy_check_ref'], docs: PROXY };
    case 'hash':
      return { functions: ['weakref_hash'], docs: REF };
    case 'repr':
      return { functions: [isProxy ? 'proxy_repr' : 'weakref_repr'], docs: isProxy ? PROXY : REF };
    case 'eq':
      return { functions: ['weakref_richcompare'], docs: REF };
    case 'GetRef':
    case 'GetObject':
    case 'GET_OBJECT':
    case 'IsDead':
      return { functions: [`PyWeakref_${via}`], docs: capi(`PyWeakref_${via}`) };
  }
}
