import * as kinds from './kinds.ts';
import { lowerBound } from './search.ts';
import type { Story } from './story.ts';

/** What becomes of a weakref's callback after a position; `unknown` where the trace ends first. */
export type CallbackFate = 'none' | 'called' | 'silenced' | 'unknown';

export function fateOfCallback(story: Story, ref: number, position: number): CallbackFate {
  if (story.log.callback(ref) === null) return 'none';
  const positions = story.events.of(ref);
  for (let at = lowerBound(positions, position); at < positions.length; at += 1) {
    const kind = story.log.kindCode(story.seqs[positions[at]!]!);
    if (kind === kinds.CALLBACK_STARTED) return 'called';
    if (kind === kinds.CALLBACK_SILENCED) return 'silenced';
  }
  return 'unknown';
}

/** Whether a weakref was cleared before an event. */
export function wasCleared(story: Story, ref: number, seq: number): boolean {
  return lastOf(story, ref, seq, [kinds.REF_CLEARED]) !== null;
}

/** Whether an object's refcount had reached zero before an event, and it was not resurrected since. */
export function dyingAt(story: Story, object: number, seq: number): boolean {
  return lastOf(story, object, seq, [kinds.DYING, kinds.RESURRECTED]) === kinds.DYING;
}

/** The last of some kinds that happened to an object before an event; null for none. */
function lastOf(story: Story, id: number, seq: number, wanted: readonly number[]): number | null {
  const positions = story.events.of(id);
  for (let at = lowerBound(positions, story.positionOf(seq)) - 1; at >= 0; at -= 1) {
    const kind = story.log.kindCode(story.seqs[positions[at]!]!);
    if (wanted.includes(kind)) return kind;
  }
  return null;
}
