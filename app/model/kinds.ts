import { KIND_CODE } from '../trace/eventLog.ts';
import { EVENT_KINDS, type EventKind } from '../trace/format.ts';

/** Kinds as numbers, named once, for loops that run over a million events. */
export const CREATED = KIND_CODE['object-created'];
export const SEEN = KIND_CODE['object-seen'];
export const DYING = KIND_CODE['object-dying'];
export const DEAD = KIND_CODE['object-dead'];
export const RESURRECTED = KIND_CODE['object-resurrected'];
export const FINALIZER_STARTED = KIND_CODE['finalizer-started'];
export const FINALIZER_FINISHED = KIND_CODE['finalizer-finished'];
export const REF_CREATED = KIND_CODE['ref-created'];
export const REF_CLEARED = KIND_CODE['ref-cleared'];
export const REF_DEAD = KIND_CODE['ref-dead'];
export const CALLBACK_STARTED = KIND_CODE['callback-started'];
export const CALLBACK_FINISHED = KIND_CODE['callback-finished'];
export const CALLBACK_SILENCED = KIND_CODE['callback-silenced'];
export const DEREF = KIND_CODE.deref;
export const GC_STARTED = KIND_CODE['gc-started'];
export const GC_FINISHED = KIND_CODE['gc-finished'];
export const REFUSED = KIND_CODE['ref-refused'];
export const CAPI_CALL = KIND_CODE['capi-call'];

/** Kinds that concern no row of their own and are marked beside the ruler. */
export const LOOSE_KINDS: readonly EventKind[] = ['ref-refused', 'capi-call'];

/** A number for each kind, by its code, for loops that run over a million events; 0 where none is given. */
export function byKind(given: readonly (readonly [code: number, value: number])[]): Uint8Array {
  const values = new Uint8Array(EVENT_KINDS.length);
  for (const [code, value] of given) values[code] = value;
  return values;
}
