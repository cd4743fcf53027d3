import type { History } from '../history.ts';
import { firstOf, type Law } from './law.ts';

/** Laws of callbacks: who is called, when, and who never will be. */
export const CALLBACK_LAWS: readonly Law[] = [
  {
    id: 'clears-before-callbacks',
    words: 'When a callback starts, every weakref to the same object has been cleared.',
    needsWholeLog: true,
    at: (event, before) => {
      if (event.kind !== 'callback-started') return null;
      const [living] = before.life(before.object(event.ref)?.referent ?? 0).livingRefs;
      return living === undefined ? null : `weakref ${living} to the same object is still alive`;
    },
  },
  {
    id: 'callback-of-a-weakref-with-one',
    words: 'There is no callback for a weakref without one.',
    at: (event, before) => {
      if (!event.kind.startsWith('callback-') || !('ref' in event)) return null;
      const ref = before.object(event.ref);
      return ref?.callback === null ? `weakref ${event.ref} has no callback` : null;
    },
  },
  {
    id: 'called-or-silenced-once',
    words: 'A callback is called once, or silenced once, or neither.',
    at: (event, before) => {
      if (event.kind !== 'callback-started' && event.kind !== 'callback-silenced') return null;
      const { callback } = before.life(event.ref);
      return callback === 'due' ? null : `the callback of weakref ${event.ref} was ${callback} before`;
    },
  },
  {
    id: 'callback-accounted-for',
    words: 'A callback is neither called nor silenced only while both its weakref and the referent live.',
    needsWholeLog: true,
    at: (event, before) =>
      event.kind === 'ref-dead' && hasDueCallback(before, event.ref) && !before.life(event.ref).dead
        ? `the callback of weakref ${event.ref} was neither called nor silenced`
        : null,
    atEnd: (history, { objects }) =>
      firstOf(objects, ({ id }) =>
        history.life(id).cleared && !history.life(id).dead && hasDueCallback(history, id)
          ? `weakref ${id} was cleared, but its callback was neither called nor silenced`
          : null,
      ),
  },
];

function hasDueCallback(history: History, id: number): boolean {
  return typeof history.object(id)?.callback === 'string' && history.life(id).callback === 'due';
}
