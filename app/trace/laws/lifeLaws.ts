import type { TraceEvent } from '../format.ts';
import { mentionedIds } from '../mentions.ts';
import { type Law, subjectOf } from './law.ts';

/** Laws of life and death, for objects and weakrefs. */
export const LIFE_LAWS: readonly Law[] = [
  {
    id: 'announced-first',
    words: 'An object is created or seen, and a weakref created or seen, before anything else happens to it.',
    needsWholeLog: true,
    at: (event, before) => {
      const id = subjectOf(event);
      if (id === null || isAnnouncement(event) || before.life(id).announced) return null;
      return `nothing said where object ${id} came from`;
    },
  },
  {
    id: 'announced-once',
    words: 'An object or weakref is created or seen at most once.',
    at: (event, before) => {
      const id = subjectOf(event);
      if (id === null || !isAnnouncement(event) || !before.life(id).announced) return null;
      return `object ${id} is there already`;
    },
  },
  {
    id: 'one-object-per-address',
    words: 'Two living objects never have the same address.',
    needsWholeLog: true,
    at: (event, before) => {
      const id = subjectOf(event);
      if (id === null || !isAnnouncement(event)) return null;
      const address = before.object(id)?.address ?? '';
      const living = before.livingAt(address);
      return living === undefined || living === id ? null : `object ${living} lives at ${address}`;
    },
  },
  {
    id: 'dead-once',
    words: 'An object or weakref is dead at most once.',
    at: (event, before) => {
      const id = subjectOf(event);
      if (id === null || !isDeath(event) || !before.life(id).dead) return null;
      return `object ${id} is dead already`;
    },
  },
  {
    id: 'nothing-after-death',
    words: 'Nothing happens to an object or weakref after it is dead.',
    at: (event, before) => {
      if (isDeath(event)) return null;
      const touched = event.kind === 'capi-call' ? event.arguments : mentionedIds(event);
      const dead = touched.find((id) => typeof id === 'number' && before.life(id).dead);
      return dead === undefined ? null : `object ${dead} is dead`;
    },
  },
  {
    id: 'dying-before-dead',
    words: 'An object is dying before it is dead.',
    needsWholeLog: true,
    at: (event, before) =>
      event.kind === 'object-dead' && !before.life(event.object).dying && !before.life(event.object).dead
        ? `object ${event.object} was not dying`
        : null,
  },
  {
    id: 'dying-once',
    words: 'An object that is dying begins to die again only after a resurrection.',
    needsWholeLog: true,
    at: (event, before) =>
      event.kind === 'object-dying' && before.life(event.object).dying
        ? `object ${event.object} is dying already`
        : null,
  },
  {
    id: 'resurrected-by-finalizer',
    words:
      'An object is resurrected only by its finalizer, and at most once by each. One written in C is not told: there, the object is dying.',
    needsWholeLog: true,
    at: (event, before) => {
      if (event.kind !== 'object-resurrected') return null;
      const { finalized, dying } = before.life(event.object);
      return finalized || dying ? null : `no finalizer of object ${event.object} has run`;
    },
  },
  {
    id: 'cleared-once',
    words: 'A weakref is cleared at most once.',
    at: (event, before) =>
      event.kind === 'ref-cleared' && before.life(event.ref).cleared
        ? `weakref ${event.ref} is cleared already`
        : null,
  },
  {
    id: 'cleared-while-dying',
    words: 'A weakref is cleared for its referent’s refcount only while the referent is dying.',
    needsWholeLog: true,
    at: (event, before) => {
      if (event.kind !== 'ref-cleared' || event.cause !== 'refcount') return null;
      const { announced, dying, dead } = before.life(event.referent);
      return announced && !dying && !dead ? `object ${event.referent} is not dying` : null;
    },
  },
  {
    id: 'cleared-before-freed',
    words: 'When an object is dead, every weakref to it has been cleared or is dead.',
    needsWholeLog: true,
    at: (event, before) => {
      if (event.kind !== 'object-dead') return null;
      const [living] = before.life(event.object).livingRefs;
      return living === undefined ? null : `weakref ${living} to it is still alive`;
    },
  },
  {
    id: 'deref-after-clear',
    words: 'Nobody sees a living referent through a cleared weakref.',
    at: (event, before) =>
      event.kind === 'deref' && event.result === 'alive' && before.life(event.ref).cleared
        ? `weakref ${event.ref} was cleared before`
        : null,
  },
];

function isAnnouncement({ kind }: TraceEvent): boolean {
  return kind === 'object-created' || kind === 'object-seen' || kind === 'ref-created';
}

function isDeath({ kind }: TraceEvent): boolean {
  return kind === 'object-dead' || kind === 'ref-dead';
}
