import type { Step } from '../../trace/eventLog.ts';

/**
 * What the probe writes: one to five words a record. The lowest byte of the first word is the kind, which tells how
 * many words follow; its other 24 bits are a number whose meaning depends on the kind. Objects are named by their
 * addresses; texts, code objects and places by numbers that are given out at the first meeting, because what is behind
 * an address may change before a record is read. The kinds are known to probe/probe.ts too.
 *
 * With SAME in its kind, a record's number is that of the last one of this kind; where the number would be stands the
 * first of the words that follow, an eighth of it.
 */
export const RECORD = {
  /** [text of its type] object. An instance of one of the snippet's classes. */
  born: 1,
  /** [text of its type] object. A referent that the probe did not see born. */
  seen: 2,
  /** [text of its callback] weakref, referent, its type. Older than the recording. */
  listed: 3,
  /** [index in DEATH_CAUSES, and PENDING where a task dies that is not done] object. */
  dying: 4,
  /** object. Its deallocator returned. */
  deallocated: 5,
  /** object. It survived its finalizer. */
  resurrected: 6,
  /** object. */
  finalizerStarted: 7,
  finalizerFinished: 8,
  /** [text of its callback] weakref, referent, its type with the entry point (index in entry points). */
  refCreated: 9,
  /** [entry point] weakref, referent. */
  refReused: 10,
  /** [entry point] text of the type's name, text of the message. */
  refRefused: 11,
  /** [index in CLEAR_CAUSES] weakref. */
  refCleared: 12,
  /** weakref. */
  refDead: 13,
  callbackStarted: 14,
  /** [text of the error, 0 if it returned] weakref. */
  callbackFinished: 15,
  /** [index in SILENCES] weakref. */
  callbackSilenced: 16,
  /** [index in entry points] weakref. Its referent is alive. */
  deref: 17,
  /** [generation · 2 + 1 if automatic] total collected, total uncollectable. */
  gcStarted: 18,
  /** [generation] total collected, total uncollectable. */
  gcFinished: 19,
  /** text of the function, text of the call's JSON. */
  capiStarted: 20,
  /** text of the JSON of how it ended. */
  capiFinished: 21,
  /**
   * [number of the place] library code · 2 + 1 where a module is being imported, snippet code, instruction unit. Where
   * the interpreter is from here on: the innermost frame of the snippet, and the innermost frame of all where that is
   * another. Until the number is given to another place, `placeAgain` tells of this one.
   */
  place: 22,
  /** microseconds since the start. */
  time: 23,
  /** [number of the place]. */
  placeAgain: 24,
  /** object. It is dying, as `dying` tells it with SAME, and `deallocated` comes next. */
  died: 25,
  /** As `deref`, but its referent is dead. */
  derefDead: 26,
  /** [text of its qualified name] object. A function that was just seen. */
  named: 27,
  /** [number of the site]. Which line of the program's C runs from here on; 0 for none. */
  cSite: 28,
  /**
   * [index in CAPI_SIGNATURES] first argument, its text, second argument, its text. A text has 1 in its lowest bit where
   * it is a repr; else it is a type's name, 0 where the log knows the object. With SAME, all is as in the last one.
   */
  cCalled: 29,
  /** [index in C_RESULTS] value, its text. With SAME, all is as in the last one. */
  cReturned: 30,
} as const;

/** What a call from C gave: an int, an object, an int with an object through a pointer, nothing, an exception. */
export const C_RESULTS = ['int', 'object', 'pair', 'nothing', 'raised'] as const;

export const SAME = 0x80;
/** Added to the cause of a death. */
export const PENDING = 2;
/** Places have numbers below. */
export const MOST_PLACES = 256;

/** Words that follow the first one, by its lowest byte; -1 where that is no kind. */
export const FOLLOWING_WORDS: readonly number[] = Object.assign(new Array<number>(256).fill(-1), {
  ...Object.fromEntries(
    Object.values(RECORD).flatMap((kind) => [
      [kind, 1],
      [SAME | kind, 0],
    ]),
  ),
  [RECORD.died]: -1,
  [RECORD.refCreated]: 3,
  [SAME | RECORD.refCreated]: 1,
  [RECORD.refReused]: 2,
  [SAME | RECORD.refReused]: 1,
  [RECORD.cCalled]: 4,
  [SAME | RECORD.cCalled]: 0,
  [RECORD.cReturned]: 2,
  [SAME | RECORD.cReturned]: 0,
  // These have no short form.
  ...Object.fromEntries(
    (
      [
        ['listed', 3],
        ['refRefused', 2],
        ['gcStarted', 2],
        ['gcFinished', 2],
        ['capiStarted', 2],
        ['place', 3],
        ['time', 1],
        ['placeAgain', 0],
        ['cSite', 0],
      ] as const
    ).flatMap(([kind, words]) => [
      [RECORD[kind], words],
      [SAME | RECORD[kind], -1],
    ]),
  ),
});

/** How a weakref's type is put into a word: its text, its role, and the entry point it was made through. */
export const REF_TYPE = { textShift: 4, roleShift: 2, mask: 3 } as const;

/** A code object, as far as places are told by it. */
export interface CodeDescription {
  /** Its `__qualname__`. */
  function: string;
  /** With the module before it: `weakref.finalize.__call__`. */
  library: string;
  isStandardLibrary: boolean;
  /** The line of each instruction unit; 0 where there is none. */
  lines: Uint32Array;
  /** A function of the program's C: its lines are those of the sites that come next, which are numbered from 1. */
  isC?: true;
}

/** What was recorded since the last batch, with what its numbers stand for. */
export interface RecordBatch {
  words: Uint32Array;
  /** Texts with the numbers that come next. */
  texts: string[];
  /** Code objects with the numbers that come next; the first one's is 1. */
  codes: CodeDescription[];
  steps: Step[];
  /** Steps of the whole run that were not kept. */
  stepsDropped: number;
  /** What was read when the program had ended; null in all batches but one, at most. */
  end: Step | null;
}
