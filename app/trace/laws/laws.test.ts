import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenTrace } from '../writtenTrace.ts';
import { checkLaws, LAWS, lawBreakText } from './laws.ts';

const REFCOUNT_DEATH = {
  objects: ['Node', 'ref 1', 'ref 1 gone', 'proxy 1'],
  events: [
    'object-created 1',
    'ref-created 2',
    'ref-reused 2',
    'ref-created 3',
    'ref-created 4 via=proxy',
    'deref 2',
    'object-dying 1',
    'finalizer-started 1',
    'deref 3',
    'finalizer-finished 1',
    'ref-cleared 2',
    'ref-cleared 4',
    'ref-cleared 3',
    'callback-started 3',
    'deref 3 result=dead',
    'callback-finished 3 outcome=raised error="ZeroDivisionError:division"',
    'object-dead 1',
    'ref-dead 3',
  ],
};

const COLLECTION = {
  objects: ['Node', 'ref 1 outside', 'ref 1 inside'],
  events: [
    'object-created 1',
    'ref-created 2',
    'ref-created 3',
    'ref-refused',
    'gc-started',
    'ref-cleared 2 cause=gc',
    'ref-cleared 3 cause=gc',
    'callback-silenced 3 why=ref-in-trash',
    'callback-started 2',
    'callback-finished 2',
    'finalizer-started 1',
    'finalizer-finished 1',
    'object-resurrected 1',
    'gc-finished',
    'object-dying 1',
    'object-dead 1',
    'ref-dead 3',
  ],
};

const REF_DIED_FIRST = {
  objects: ['Node', 'ref 1 gone'],
  events: ['object-created 1', 'ref-created 2', 'callback-silenced 2', 'ref-dead 2'],
};

/** For each law, a small trace that breaks it and no other. */
const BROKEN: Record<string, { objects: string[]; events: string[]; facts?: object }> = {
  fields: { objects: ['A'], events: ['object-created 1', 'object-dying 1 cause=boredom'] },
  'seq-without-gaps': { objects: ['A'], events: ['object-created 1', 'object-dying 1 seq=2'] },
  'seq-rises': {
    objects: ['A'],
    events: ['object-created 1', 'object-dying 1 seq=0'],
    facts: { dropped: 1 },
  },
  'time-rises': { objects: ['A'], events: ['object-created 1 t=5', 'object-dying 1 t=4'] },
  'ids-in-order': { objects: ['A', 'A'], events: ['object-created 2', 'object-created 1'] },
  'weakrefs-are-weakrefs': {
    objects: ['A', 'ref 1', 'A'],
    events: ['object-created 1', 'ref-created 2', 'object-created 3', 'ref-reused 2 referent=3'],
  },
  'announced-first': { objects: ['A'], events: ['object-dying 1', 'object-dead 1'] },
  'announced-once': { objects: ['A'], events: ['object-created 1', 'object-seen 1'] },
  'one-object-per-address': {
    objects: ['A', 'A'],
    events: ['object-created 1', 'object-created 2'],
    facts: {
      objects: [1, 2].map((id) => ({ id, type: 'A', role: 'object', origin: 'snippet', address: '0x10' })),
    },
  },
  'dead-once': {
    objects: ['A'],
    events: ['object-created 1', 'object-dying 1', 'object-dead 1', 'object-dead 1'],
  },
  'nothing-after-death': {
    objects: ['A', 'ref 1'],
    events: ['object-created 1', 'ref-created 2', 'ref-dead 2', 'deref 2 result=dead'],
  },
  'dying-before-dead': { objects: ['A'], events: ['object-created 1', 'object-dead 1'] },
  'dying-once': { objects: ['A'], events: ['object-created 1', 'object-dying 1', 'object-dying 1'] },
  'resurrected-by-finalizer': {
    objects: ['A'],
    events: ['object-created 1', 'object-resurrected 1'],
  },
  'cleared-once': {
    objects: ['A', 'ref 1'],
    events: [
      'object-created 1',
      'ref-created 2',
      'object-dying 1',
      'ref-cleared 2',
      'ref-cleared 2',
      'object-dead 1',
    ],
  },
  'cleared-while-dying': {
    objects: ['A', 'ref 1'],
    events: ['object-created 1', 'ref-created 2', 'ref-cleared 2'],
  },
  'cleared-before-freed': {
    objects: ['A', 'ref 1'],
    events: ['object-created 1', 'ref-created 2', 'object-dying 1', 'object-dead 1'],
  },
  'deref-after-clear': {
    objects: ['A', 'ref 1'],
    events: ['object-created 1', 'ref-created 2', 'object-dying 1', 'ref-cleared 2', 'deref 2'],
  },
  'clears-before-callbacks': {
    objects: ['A', 'ref 1', 'ref 1 gone'],
    events: [
      'object-created 1',
      'ref-created 2',
      'ref-created 3',
      'object-dying 1',
      'ref-cleared 3',
      'callback-started 3',
      'callback-finished 3',
      'ref-cleared 2',
    ],
  },
  'callback-of-a-weakref-with-one': {
    objects: ['A', 'ref 1'],
    events: ['object-created 1', 'ref-created 2', 'callback-silenced 2'],
  },
  'called-or-silenced-once': {
    objects: ['A', 'ref 1 gone'],
    events: ['object-created 1', 'ref-created 2', 'callback-silenced 2', 'callback-silenced 2', 'ref-dead 2'],
  },
  'callback-accounted-for': {
    objects: ['A', 'ref 1 gone'],
    events: ['object-created 1', 'ref-created 2', 'ref-dead 2'],
  },
  'callback-finishes': {
    objects: ['A', 'ref 1 gone'],
    events: ['object-created 1', 'ref-created 2', 'object-dying 1', 'ref-cleared 2', 'callback-started 2'],
  },
  'finalizer-finishes': { objects: ['A'], events: ['object-created 1', 'finalizer-finished 1'] },
  'gc-finishes': { objects: [], events: ['gc-started'] },
  'brackets-nest': {
    objects: ['A'],
    events: ['object-created 1', 'gc-started', 'finalizer-started 1', 'gc-finished', 'finalizer-finished 1'],
  },
  'one-collection-at-a-time': {
    objects: [],
    events: ['gc-started', 'gc-started generation=0', 'gc-finished generation=0', 'gc-finished'],
  },
};

const lawsBroken = (...written: Parameters<typeof writtenTrace>) => [
  ...new Set(checkLaws(writtenTrace(...written)).map(({ law }) => law)),
];

describe('the laws of the format', () => {
  it.each([
    ['a death by refcount', REFCOUNT_DEATH],
    ['a collection with a resurrection', COLLECTION],
    ['a weakref that died before its referent', REF_DIED_FIRST],
  ])('%s keeps them all', (_name, { objects, events }) => {
    expect(checkLaws(writtenTrace(objects, events)).map(lawBreakText)).toEqual([]);
  });

  it.each(LAWS.map(({ id, words }) => [id, words]))('%s: %s', (id) => {
    const broken = BROKEN[id]!;
    expect(lawsBroken(broken.objects, broken.events, broken.facts)).toEqual([id]);
  });

  it('names the event and says what is wrong there', () => {
    const { objects, events } = BROKEN['deref-after-clear']!;
    expect(checkLaws(writtenTrace(objects, events)).map(lawBreakText)).toEqual([
      'law deref-after-clear, event 4: weakref 2 was cleared before',
    ]);
  });

  it('a callback that is due when a weakref was cleared must be accounted for by the end', () => {
    const objects = ['A', 'ref 1 gone'];
    const events = ['object-created 1', 'ref-created 2', 'object-dying 1', 'ref-cleared 2', 'object-dead 1'];
    expect(lawsBroken(objects, events)).toEqual(['callback-accounted-for']);
  });

  it.each(['stopped', 'limit', 'crashed'])('a run that was %s may leave brackets open', (kind) => {
    const { objects, events } = BROKEN['callback-finishes']!;
    const outcome = { stopped: { kind }, limit: { kind, limit: 'time' }, crashed: { kind, message: '' } }[
      kind
    ];
    expect(lawsBroken(objects, events, { outcome } as object)).toEqual([]);
  });

  it('asks nothing that only the whole log could answer when events were dropped', () => {
    for (const { id, needsWholeLog } of LAWS) {
      const { objects, events, facts } = BROKEN[id]!;
      expect([id, lawsBroken(objects, events, { ...facts, dropped: 1 })]).toEqual([
        id,
        needsWholeLog ? [] : [id],
      ]);
    }
  });

  it('survives any nonsense, and notices each event that is lost', () => {
    const { objects, events } = REFCOUNT_DEATH;
    fc.assert(
      fc.property(fc.shuffledSubarray([...events, ...COLLECTION.events]), (some) => {
        expect(checkLaws(writtenTrace(objects, some)).length).toBeLessThanOrEqual(100);
      }),
    );
    const needed = events.filter((text) => !/deref|ref-reused|ref-dead|object-dead/.test(text));
    for (const lost of needed.filter((text) => !text.startsWith('finalizer')))
      expect([
        lost,
        lawsBroken(
          objects,
          events.filter((text) => text !== lost),
        ).length > 0,
      ]).toEqual([lost, true]);
  });
});
