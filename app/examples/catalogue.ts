/** The examples, in the order in which a person would learn from them. The text of each is `<id>.py` beside this. */

import type { EventKind } from '../trace/format.ts';

export const LEVELS = [
  'First steps',
  'Everyday tools',
  'How CPython does it',
  'The C API',
  'Written in C',
] as const;
export type Level = (typeof LEVELS)[number];

export interface Example {
  id: string;
  title: string;
  /** One sentence: what there is to see. */
  sentence: string;
  level: Level;
  /** The event that the example is about, at which its recording opens: the first of this kind on this line. */
  key: { line: number; kind: EventKind };
  /** Whether there is a C file beside it, `<id>.c`. */
  hasC?: true;
}

export const EXAMPLES: readonly Example[] = [
  {
    id: 'five-lines',
    title: 'weakref.ref in five lines',
    sentence: 'A weakref gives its object while it lives, and None after that.',
    level: 'First steps',
    key: { line: 8, kind: 'ref-cleared' },
  },
  {
    id: 'one-object-four-weakrefs',
    title: 'One object, its weakrefs',
    sentence:
      'A ref that is handed out twice, one with a callback, a proxy, and what happens to them at del.',
    level: 'First steps',
    // All that it shows has happened, and the object is still there to be seen.
    key: { line: 15, kind: 'callback-finished' },
  },
  {
    id: 'cache',
    title: 'A cache that lets go',
    sentence: 'A WeakValueDictionary finds what is in use and keeps nothing alive.',
    level: 'First steps',
    key: { line: 20, kind: 'deref' },
  },
  {
    id: 'two-refs-are-one',
    title: 'Two refs are one',
    sentence: 'CPython shares a ref that has no callback, and makes a new one for each callback.',
    level: 'First steps',
    key: { line: 14, kind: 'ref-reused' },
  },
  {
    id: 'callback',
    title: 'Called when it dies',
    sentence: 'All weakrefs are cleared before the first callback runs; then the newest goes first.',
    level: 'First steps',
    key: { line: 19, kind: 'callback-started' },
  },
  {
    id: 'callback-not-kept',
    title: 'The callback that never came',
    sentence: 'A weakref that nobody keeps dies at once, and its callback is silent.',
    level: 'First steps',
    key: { line: 13, kind: 'callback-silenced' },
  },
  {
    id: 'proxy',
    title: 'A proxy',
    sentence: 'It stands in for its object without a call, until the object is gone.',
    level: 'First steps',
    key: { line: 15, kind: 'deref' },
  },
  {
    id: 'notes-about-objects',
    title: 'Notes about objects',
    sentence: 'A WeakKeyDictionary holds facts about objects and forgets them together.',
    level: 'Everyday tools',
    key: { line: 17, kind: 'ref-cleared' },
  },
  {
    id: 'finalize',
    title: 'Clean up with finalize',
    sentence: 'It needs no keeping, runs once, and runs early when it is called by hand.',
    level: 'Everyday tools',
    key: { line: 20, kind: 'callback-started' },
  },
  {
    id: 'weak-method',
    title: 'A weakref to a method',
    sentence: 'A plain ref to a bound method is dead at once; WeakMethod lives with the object.',
    level: 'Everyday tools',
    key: { line: 11, kind: 'ref-cleared' },
  },
  {
    id: 'callback-raises',
    title: 'A callback that raises',
    sentence: 'Its exception is only reported: the other callbacks and the program go on.',
    level: 'Everyday tools',
    key: { line: 20, kind: 'callback-finished' },
  },
  {
    id: 'slots',
    title: 'Refused: no place for a weakref',
    sentence: 'Lists, numbers, strings and classes with __slots__ cannot be weakly referenced.',
    level: 'Everyday tools',
    key: { line: 13, kind: 'ref-refused' },
  },
  {
    id: 'cycle',
    title: 'A cycle and the collector',
    sentence: 'Two objects that hold each other outlive del, until a collection finds them.',
    level: 'How CPython does it',
    key: { line: 23, kind: 'deref' },
  },
  {
    id: 'ref-in-the-trash',
    title: 'A weakref in the trash',
    sentence: 'A weakref that is itself collected gets no callback; one outside does.',
    level: 'How CPython does it',
    key: { line: 23, kind: 'callback-silenced' },
  },
  {
    id: 'resurrection',
    title: 'Resurrection',
    sentence:
      '__del__ saves its object: the weakref stays alive and the callback waits for the second death.',
    level: 'How CPython does it',
    key: { line: 18, kind: 'object-resurrected' },
  },
  {
    id: 'del-or-callback-first',
    title: '__del__ or callback first?',
    sentence: 'It depends on who takes the object: the last reference, or the collector.',
    level: 'How CPython does it',
    key: { line: 23, kind: 'finalizer-started' },
  },
  {
    id: 'capi-check',
    title: 'PyWeakref_Check',
    sentence: 'Yes for weakrefs and proxies, no for everything else.',
    level: 'The C API',
    key: { line: 15, kind: 'capi-call' },
  },
  {
    id: 'capi-check-ref',
    title: 'PyWeakref_CheckRef',
    sentence: 'Yes for refs and instances of their subclasses, no for proxies.',
    level: 'The C API',
    key: { line: 17, kind: 'capi-call' },
  },
  {
    id: 'capi-check-proxy',
    title: 'PyWeakref_CheckProxy',
    sentence: 'Yes for proxies of both kinds, no for refs.',
    level: 'The C API',
    key: { line: 19, kind: 'capi-call' },
  },
  {
    id: 'capi-new-ref',
    title: 'PyWeakref_NewRef',
    sentence: 'A weakref made from C, shared where it has no callback.',
    level: 'The C API',
    key: { line: 14, kind: 'ref-reused' },
  },
  {
    id: 'capi-new-proxy',
    title: 'PyWeakref_NewProxy',
    sentence: 'A proxy made from C, callable where its object is.',
    level: 'The C API',
    key: { line: 15, kind: 'ref-created' },
  },
  {
    id: 'capi-get-ref',
    title: 'PyWeakref_GetRef',
    sentence: 'How C looks through a weakref today: a new reference, or NULL.',
    level: 'The C API',
    key: { line: 12, kind: 'capi-call' },
  },
  {
    id: 'capi-get-object',
    title: 'PyWeakref_GetObject',
    sentence: 'The old way to look through: a borrowed reference, or None.',
    level: 'The C API',
    key: { line: 12, kind: 'capi-call' },
  },
  {
    id: 'capi-get-object-macro',
    title: 'PyWeakref_GET_OBJECT',
    sentence: 'The macro that reads the struct and checks nothing.',
    level: 'The C API',
    key: { line: 11, kind: 'capi-call' },
  },
  {
    id: 'capi-is-dead',
    title: 'PyWeakref_IsDead',
    sentence: 'Asked while the object lives, in its finalizer, in the callback and after.',
    level: 'The C API',
    key: { line: 8, kind: 'capi-call' },
  },
  {
    id: 'capi-clear-weakrefs',
    title: 'PyObject_ClearWeakRefs',
    sentence: 'What tp_dealloc calls, and why Python cannot.',
    level: 'The C API',
    key: { line: 16, kind: 'capi-call' },
  },
  {
    id: 'capi-clear-without-callbacks',
    title: 'PyUnstable_Object_ClearWeakRefsNoCallbacks',
    sentence: 'Weakrefs die, their object lives, and no callback is called.',
    level: 'The C API',
    key: { line: 18, kind: 'ref-cleared' },
  },
  {
    id: 'c-type',
    title: 'A type of your own',
    sentence: 'A C type makes room for weakrefs, and clears them first when an object dies.',
    level: 'Written in C',
    key: { line: 11, kind: 'ref-cleared' },
    hasC: true,
  },
  {
    id: 'c-look-through',
    title: 'Looking through a weakref in C',
    sentence: 'PyWeakref_GetRef gives C a strong reference, or says that the object is gone.',
    level: 'Written in C',
    key: { line: 11, kind: 'capi-call' },
    hasC: true,
  },
  {
    id: 'c-freed-with-weakrefs',
    title: 'Freed with its weakrefs left',
    sentence: 'A tp_dealloc that forgets the weakrefs leaves them pointing into freed memory.',
    level: 'Written in C',
    key: { line: 10, kind: 'ref-created' },
    hasC: true,
  },
];

/** What a first visit opens with: the whole life of one object. */
export const DEFAULT_EXAMPLE: Example = EXAMPLES.find(({ id }) => id === 'one-object-four-weakrefs')!;
