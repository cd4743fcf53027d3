import type { EventLog } from '../../trace/eventLog.ts';
import type { CapiValue, TraceEvent } from '../../trace/format.ts';
import { CAPI_CALL } from '../kinds.ts';
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
  if (isWithin(log, event.seq + 1, event)) return say`${call} is called.`;
  if (event.raised !== undefined) return say`${call} is called and raises ${code(event.raised)}.`;
  return event.result === null
    ? say`${call} is called.`
    : say`${call} is called and returns ${resultOf(event, called)}.`;
}

/** ` PyWeakref_GetRef returns (1, Node #1).` behind the last event of a call of the C API; nothing behind others. */
export function capiReturn(log: EventLog, seq: number, called: Called): Sentence {
  const event = callAround(log, seq);
  if (event === null || isWithin(log, seq + 1, event)) return say``;
  const call = code(event.function ?? '');
  if (event.raised !== undefined) return say` ${call} raises ${code(event.raised)}.`;
  return event.result === null ? say` ${call} returns.` : say` ${call} returns ${resultOf(event, called)}.`;
}

/** The call in the course of which an event happened; null for none. */
function callAround(log: EventLog, seq: number): CapiCall | null {
  if (functionOf(log, seq) === null || functionOf(log, seq + 1) !== null) return null;
  for (let at = seq - 1; at >= 0; at -= 1) {
    if (log.kindCode(at) === CAPI_CALL) {
      const event = log.eventAt(at) as CapiCall;
      return isWithin(log, seq, event) ? event : null;
    }
    if (functionOf(log, at) === null && log.kind(at) !== 'object-seen') return null;
  }
  return null;
}

/** Whether the event with a seq is one of those that a call causes. */
function isWithin(log: EventLog, seq: number, call: CapiCall): boolean {
  const next = seq < log.length && log.kind(seq) === 'object-seen' ? seq + 1 : seq;
  return functionOf(log, next)?.test(call.function ?? '') ?? false;
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
