/**
 * What the probe writes: eight words a record.
 *
 *   kind, a, b, c, code, instruction, library, time
 *
 * The kind is the lowest byte of its word; the rest is a number that some kinds have. `code` and `instruction` say where the innermost snippet frame stood (0 where there was none), `library` is the
 * code object of the innermost frame where that is not the snippet's (+ 1 where a module was being imported).
 * Objects, types and code are named by their addresses. The numbers are known to probe/probe.ts too.
 */
export const RECORD_WORDS = 8;

export const RECORD = {
  /** a: object, b: type. An instance of one of the snippet's classes. */
  born: 1,
  /** a: object, b: type. A referent that the probe did not see born. */
  seen: 2,
  /** a: weakref, b: its referent, c: its type, in the kind: text number of its callback. Older than the recording. */
  listed: 3,
  /** a: object, b: 1 if the collector is taking its cycle apart. */
  dying: 4,
  /** a: object. Its deallocator returned. */
  deallocated: 5,
  /** a: object. It survived its finalizer. */
  resurrected: 6,
  /** a: object. */
  finalizerStarted: 7,
  finalizerFinished: 8,
  /** a: weakref, b: referent, c: its type | door (index in CREATION_DOORS), in the kind: as for `listed`. */
  refCreated: 9,
  /** a: weakref, b: referent, c: door. */
  refReused: 10,
  /** a: text number of the type's name, b: text number of the message. */
  refRefused: 11,
  /** a: weakref, b: referent, c: cause (index in CLEAR_CAUSES). */
  refCleared: 12,
  /** a: weakref. */
  refDead: 13,
  callbackStarted: 14,
  /** a: weakref, b: text number of the error, 0 if it returned. */
  callbackFinished: 15,
  /** a: weakref, b: why (index in SILENCES). */
  callbackSilenced: 16,
  /** a: weakref, b: 1 if dead, c: door (index in DEREF_DOORS). */
  deref: 17,
  /** a: generation, b: total collected, c: total uncollectable, in the kind: 1 if automatic. */
  gcStarted: 18,
  /** a: generation, b: total collected, c: total uncollectable. */
  gcFinished: 19,
  /** a: text number of the function, b: text number of the call's JSON without its result. */
  capiStarted: 20,
  /** a: text number of the call's JSON. */
  capiFinished: 21,
} as const;
