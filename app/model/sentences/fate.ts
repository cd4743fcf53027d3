import * as kinds from '../kinds.ts';
import { lowerBound } from '../search.ts';
import type { ViewModel } from '../viewModel.ts';

/** What becomes of a weakref's callback after a position; `unknown` where the trace ends first. */
export type CallbackFate = 'none' | 'called' | 'silenced' | 'unknown';

export function fateOfCallback(viewModel: ViewModel, ref: number, position: number): CallbackFate {
  if (viewModel.log.callback(ref) === null) return 'none';
  const positions = viewModel.events.of(ref);
  for (let at = lowerBound(positions, position); at < positions.length; at += 1) {
    const kind = viewModel.log.kindCode(viewModel.seqs[positions[at]!]!);
    if (kind === kinds.CALLBACK_STARTED) return 'called';
    if (kind === kinds.CALLBACK_SILENCED) return 'silenced';
  }
  return 'unknown';
}

/** Whether a weakref was cleared before an event. */
export function wasCleared(viewModel: ViewModel, ref: number, seq: number): boolean {
  return lastOf(viewModel, ref, seq, [kinds.REF_CLEARED]) !== null;
}

/** Whether it is by this weakref that a `weakref.finalize` waits; once that was called, it needs it no more. */
export function belongsToFinalize(viewModel: ViewModel, ref: number): boolean {
  const made = viewModel.events.firstOf(ref);
  if (made === null) return false;
  return (
    viewModel.log.texts.text(viewModel.log.libraryText(viewModel.seqs[made]!)) === 'weakref.finalize.__init__'
  );
}

/** Whether a weakref's object was freed before an event without the weakref being cleared: it points into freed memory. */
export function isDangling(viewModel: ViewModel, ref: number, seq: number): boolean {
  const referent = viewModel.log.referent(ref);
  if (referent === 0 || lastOf(viewModel, referent, seq, [kinds.DEAD]) === null) return false;
  return !wasCleared(viewModel, ref, seq);
}

/** Whether an object's refcount had reached zero before an event, and it was not resurrected since. */
export function dyingAt(viewModel: ViewModel, object: number, seq: number): boolean {
  return lastOf(viewModel, object, seq, [kinds.DYING, kinds.RESURRECTED]) === kinds.DYING;
}

/**
 * Whether it is the collector that finalizes an object, and not its own end by refcount. Of a weakref without weakrefs
 * to it no event records that it is dying: so it counts, too, where the event lies, and that the collector clears weakrefs
 * that are garbage before it calls any `__del__`.
 */
export function finalizedByCollector(viewModel: ViewModel, object: number, seq: number): boolean {
  if (dyingAt(viewModel, object, seq)) return false;
  if (viewModel.log.role(object) !== 'object' && !wasCleared(viewModel, object, seq)) return false;
  const { spans } = viewModel;
  const around = spans.around(viewModel.positionOf(seq));
  const isItsOwn = around?.kind === 'finalizer' && around.subject === object;
  const outer = !isItsOwn ? around : around.parent === null ? null : spans.at(around.parent);
  return outer?.kind === 'collection';
}

/** The last of some kinds that happened to an object before an event; null for none. */
function lastOf(viewModel: ViewModel, id: number, seq: number, wanted: readonly number[]): number | null {
  const positions = viewModel.events.of(id);
  for (let at = lowerBound(positions, viewModel.positionOf(seq)) - 1; at >= 0; at -= 1) {
    const kind = viewModel.log.kindCode(viewModel.seqs[positions[at]!]!);
    if (wanted.includes(kind)) return kind;
  }
  return null;
}
