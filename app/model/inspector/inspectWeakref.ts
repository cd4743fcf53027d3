import { CLEAR_CAUSES, DEREF_ENTRY_POINTS, DEREF_RESULTS, SILENCES } from '../../trace/format.ts';
import { type HeapHistory, isInUse } from '../heap/heapHistory.ts';
import { CALLBACK_FINISHED, CALLBACK_SILENCED, CALLBACK_STARTED, DEREF, REF_CLEARED } from '../kinds.ts';
import { calledAt } from '../sentences/called.ts';
import { belongsToFinalize } from '../sentences/fate.ts';
import { code, type Sentence, say } from '../sentences/sentence.ts';
import type { ViewModel } from '../viewModel.ts';

/** One field of a PyWeakReference as it lies in memory. */
export interface StructField {
  /** Where it starts in the struct, on this 32-bit build. */
  offset: number;
  name: string;
  value: string;
  /** The object or weakref that the value points to; null for none, or for one without an id. */
  target: number | null;
  note: string;
}

const DEREF_HASH = DEREF_ENTRY_POINTS.indexOf('hash');
const DEREF_ALIVE = DEREF_RESULTS.indexOf('alive');
const NULL = { value: 'NULL', target: null };

/** The struct at a moment; empty where it does not exist. `refcount` as read at the last line. */
export function structOf(
  viewModel: ViewModel,
  history: HeapHistory,
  ref: number,
  beforeSeq: number,
  refcount: number | null,
): StructField[] {
  const { log } = viewModel;
  const condition = history.condition(ref, beforeSeq);
  if (!isInUse(condition)) return [];
  const referent = log.referent(ref);
  const list = history.weakrefList(referent, beforeSeq);
  const place = list.indexOf(ref);
  const pointer = (id: number | undefined) =>
    id === undefined ? NULL : { value: address(log.address(id)), target: id };
  const cleared = condition === 'cleared';
  const dangling = condition === 'dangling';
  // Nobody reads freed memory: where a dangling weakref's neighbours lay is not known.
  const neighbour = (id: number | undefined) => (dangling ? { value: '?', target: null } : pointer(id));
  const inList = (isAtEnd: boolean, end: string) =>
    cleared ? 'in no list' : dangling ? 'the list was freed with the object' : isAtEnd ? end : '';
  const field = (
    offset: number,
    fieldName: string,
    value: { value: string; target: number | null },
    note = '',
  ): StructField => ({ offset, name: fieldName, ...value, note });
  return [
    field(
      0,
      'ob_refcnt',
      { value: refcount === null ? '?' : String(refcount), target: null },
      refcount === null ? 'not read at this moment' : '',
    ),
    field(4, 'ob_type', { value: typeText(viewModel, ref), target: null }, flagsOf(viewModel, ref)),
    cleared
      ? field(8, 'wr_object', { value: 'Py_None', target: null }, 'cleared')
      : field(
          8,
          'wr_object',
          pointer(referent),
          dangling ? 'dangling: points into freed memory' : 'borrowed, not counted',
        ),
    field(12, 'wr_callback', callbackField(viewModel, history, ref, beforeSeq)),
    field(16, 'hash', hashField(viewModel, ref, beforeSeq)),
    field(20, 'wr_prev', neighbour(list[place - 1]), inList(place === 0, 'first of the list')),
    field(
      24,
      'wr_next',
      neighbour(place === -1 ? undefined : list[place + 1]),
      inList(place === list.length - 1, 'last of the list'),
    ),
    field(28, 'vectorcall', { value: 'weakref_vectorcall', target: null }),
  ];
}

export function address(value: number): string {
  return `0x${value.toString(16)}`;
}

function typeText(viewModel: ViewModel, ref: number): string {
  switch (viewModel.log.role(ref)) {
    case 'proxy':
      return '_PyWeakref_ProxyType';
    case 'callable-proxy':
      return '_PyWeakref_CallableProxyType';
    default:
      return viewModel.log.typeName(ref) === 'ReferenceType'
        ? '_PyWeakref_RefType'
        : viewModel.log.typeName(ref);
  }
}

function flagsOf(viewModel: ViewModel, ref: number): string {
  if (viewModel.log.role(ref) !== 'ref') return 'flags: HAVE_GC';
  return viewModel.log.typeName(ref) === 'ReferenceType'
    ? 'flags: HAVE_GC, HAVE_VECTORCALL, BASETYPE'
    : 'flags: HAVE_GC, HEAPTYPE; a subclass of ref';
}

/** Death by refcount takes the callback out of the struct; the collector and the C API leave it in. */
function callbackField(viewModel: ViewModel, history: HeapHistory, ref: number, beforeSeq: number) {
  const callback = viewModel.log.callback(ref);
  if (callback === null) return NULL;
  const cleared = history.lastOf(ref, beforeSeq, (kind) => kind === REF_CLEARED);
  const isTaken = cleared !== null && CLEAR_CAUSES[viewModel.log.detail(cleared)] === 'refcount';
  return isTaken ? NULL : { value: callback, target: null };
}

function hashField(viewModel: ViewModel, ref: number, beforeSeq: number) {
  const { log, seqs } = viewModel;
  for (const position of viewModel.events.of(ref)) {
    const seq = seqs[position]!;
    if (seq >= beforeSeq) break;
    if (log.kindCode(seq) !== DEREF) continue;
    if (log.detail(seq) === DEREF_HASH && log.extra(seq) === DEREF_ALIVE)
      return { value: 'that of the referent', target: null };
  }
  return { value: '-1', target: null };
}

/** Whether its callback will run, and why or why not. */
export function callbackHistory(
  viewModel: ViewModel,
  history: HeapHistory,
  ref: number,
  beforeSeq: number,
): Sentence {
  const { log } = viewModel;
  const called = calledAt(viewModel, Math.max(0, beforeSeq - 1));
  const given = log.callback(ref);
  if (given === null) return say`It has no callback.`;
  const callback = say`The callback ${code(given)}`;
  const referent = called(log.referent(ref));
  switch (history.callback(ref, beforeSeq)) {
    case 'running':
      return say`${callback} is running: ${referent} can no longer be reached through this weakref.`;
    case 'returned':
      return say`${callback} was called, and returned.`;
    case 'raised':
      return say`${callback} was called, and raised an exception that nobody could catch.`;
    case 'silenced':
      return say`${callback} will never be called: ${whySilenced(viewModel, history, ref, beforeSeq)}`;
  }
  if (history.condition(ref, beforeSeq) === 'dangling')
    return say`${callback} will never be called: ${NEVER_CLEARED}`;
  const next = nextOf(viewModel, ref, beforeSeq);
  if (next === null)
    return history.condition(ref, beforeSeq) === 'cleared'
      ? say`${callback} is due, and was not called until the end of the trace.`
      : say`${callback} waits: it will be called when ${referent} dies, if this weakref is still there then. Until the end of the trace that does not happen.`;
  if (log.kindCode(next) === CALLBACK_STARTED) {
    const line = log.line(next);
    const where = line === 0 ? 'later' : `on line ${line}`;
    return say`${callback} will be called ${where}, once ${referent} can no longer be reached through this weakref.`;
  }
  return say`${callback} will never be called: ${whySilenced(viewModel, history, ref, next + 1)}`;
}

function nextOf(viewModel: ViewModel, ref: number, beforeSeq: number): number | null {
  for (const position of viewModel.events.of(ref)) {
    const seq = viewModel.seqs[position]!;
    if (seq < beforeSeq) continue;
    const kind = viewModel.log.kindCode(seq);
    if (kind === CALLBACK_STARTED || kind === CALLBACK_SILENCED) return seq;
    if (kind === CALLBACK_FINISHED) return null;
  }
  return null;
}

const NEVER_CLEARED = 'its object was freed by a type that did not clear its weakrefs.';

function whySilenced(viewModel: ViewModel, history: HeapHistory, ref: number, beforeSeq: number): string {
  const seq = history.lastOf(ref, beforeSeq, (kind) => kind === CALLBACK_SILENCED);
  switch (seq === null ? undefined : SILENCES[viewModel.log.detail(seq)]) {
    case 'ref-died-first':
      if (belongsToFinalize(viewModel, ref))
        return 'it was called or detached by hand, and no longer needs the weakref.';
      return 'the weakref goes before its referent does. Keep a reference to it as long as the call is wanted.';
    case 'referent-freed':
      return NEVER_CLEARED;
    case 'ref-in-trash':
      return 'the weakref is garbage itself, and the collector leaves the callbacks of such weakrefs out.';
    case 'cleared-without-callbacks':
      return 'the weakref was cleared by a function that leaves callbacks out.';
    default:
      return 'it was silenced.';
  }
}
