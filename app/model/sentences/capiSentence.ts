import type { EventLog } from '../../trace/eventLog.ts';
import type { CapiValue, TraceEvent } from '../../trace/format.ts';
import { CAPI_CALL, SEEN } from '../kinds.ts';
import type { ViewModel } from '../viewModel.ts';
import type { Called } from './called.ts';
import { code, name, type Sentence, say } from './sentence.ts';

type CapiCall = Extract<TraceEvent, { kind: 'capi-call' }>;

/**
 * A call of the C API stands before what it did. Where it did something, this sentence says only that it begins, and
 * `capiReturn` what it gives back; else both: `PyWeakref_Check(ref #1) is called and returns 1.`
 */
export function capiSentence({ log, names }: ViewModel, event: CapiCall, called: Called): Sentence {
  const given = event.arguments.map((value) => written(value, (id) => [name(names.label(id))]));
  const call = say`${code(event.function ?? '')}(${listed(given)})`;
  if (lastEventOf(log, event) !== event.seq) return say`${call} is called.`;
  if (event.raised !== undefined) return say`${call} is called and raises ${code(event.raised)}.`;
  return event.result === null
    ? say`${call} is called.`
    : say`${call} is called and returns ${resultOf(event, called)}.`;
}

/** ` PyWeakref_GetRef returns (1, Node #1).` behind the last event of a call of the C API; nothing behind others. */
export function capiReturn(log: EventLog, seq: number, called: Called): Sentence {
  const event = callEndingWith(log, seq);
  if (event === null) return say``;
  const call = code(event.function ?? '');
  if (event.raised !== undefined) return say` ${call} raises ${code(event.raised)}.`;
  return event.result === null ? say` ${call} returns.` : say` ${call} returns ${resultOf(event, called)}.`;
}

/** The seq of the last event that a call causes; that of the call itself where it causes none. */
function lastEventOf(log: EventLog, call: CapiCall): number {
  let at = call.seq + 1;
  while (at < log.length && log.kindCode(at) === SEEN) at += 1;
  const causes = (seq: number) => functionOf(log, seq)?.test(call.function ?? '') ?? false;
  if (!causes(at)) return call.seq;
  // Only clearing concerns several weakrefs: all else is one event.
  if (CLEARS.test(call.function ?? '')) while (causes(at + 1)) at += 1;
  return at;
}

/** The call of which an event is the last one; null for none. */
function callEndingWith(log: EventLog, seq: number): CapiCall | null {
  const from = functionOf(log, seq);
  if (from === null || (from === CLEARS && functionOf(log, seq + 1) === CLEARS)) return null;
  let at = seq - 1;
  while (at >= 0 && (log.kindCode(at) === SEEN || (from === CLEARS && functionOf(log, at) === CLEARS)))
    at -= 1;
  if (at < 0 || log.kindCode(at) !== CAPI_CALL) return null;
  const call = log.eventAt(at) as CapiCall;
  return from.test(call.function ?? '') ? call : null;
}

const MAKES = /^PyWeakref_New/;
const CLEARS = /ClearWeakRefsNoCallbacks$/;

/** Which functions of the C API an event can come from; null where it comes from none. */
function functionOf(log: EventLog, seq: number): RegExp | null {
  if (seq >= log.length) return null;
  switch (log.kind(seq)) {
    case 'ref-created':
    case 'ref-reused':
    case 'ref-refused':
    case 'ref-cleared':
    case 'callback-silenced':
    case 'deref':
      break;
    default:
      return null;
  }
  const event = log.eventAt(seq);
  switch (event.kind) {
    case 'ref-created':
    case 'ref-reused':
      return event.via === 'capi' ? MAKES : null;
    case 'ref-refused':
      return MAKES;
    case 'ref-cleared':
      return event.cause === 'api' ? CLEARS : null;
    case 'callback-silenced':
      return event.why === 'cleared-without-callbacks' ? CLEARS : null;
    case 'deref':
      return DEREFS.get(event.via) ?? null;
    default:
      return null;
  }
}

const DEREFS: ReadonlyMap<string, RegExp> = new Map(
  ['GetRef', 'GetObject', 'GET_OBJECT', 'IsDead'].map((via) => [via, new RegExp(`^PyWeakref_${via}$`)]),
);

function resultOf({ result }: CapiCall, called: Called): Sentence {
  if (result === null) return say``;
  return Array.isArray(result)
    ? say`(${listed(result.map((given: CapiValue) => written(given, called)))})`
    : written(result as CapiValue, called);
}

function written(given: CapiValue, called: Called): Sentence {
  return typeof given === 'number' ? called(given) : [code(given)];
}

function listed(values: readonly Sentence[]): Sentence {
  return values.flatMap((value, index) => (index === 0 ? value : [', ', ...value]));
}
