import type { Evidence } from './evidence.ts';

/** What people get wrong about weak references, by the ids that traces carry. */
export const PITFALL_IDS = [
  'callback-not-kept',
  'ref-in-trash',
  'cycle-keeps-alive',
  'temporary-referent',
  'weak-value-without-owner',
  'value-holds-key',
  'equal-keys',
  'weak-container-shrinks',
  'type-without-weakrefs',
  'slots-without-weakref',
  'ref-reused',
  'dead-proxy',
  'ref-truth',
  'callback-raised',
  'del-and-callback-order',
  'resurrected',
  'finalize-holds-object',
  'hidden-strong-reference',
  'borrowed-reference',
  'c-type-order',
  'local-died-first',
  'task-not-kept',
  'freed-with-weakrefs',
  'dead-in-own-callback',
  'weak-listener-died',
  'weak-check-then-use',
  'unhashable-referent',
  'hash-after-death',
  'dead-refs-unequal',
  'weakref-not-copied',
  'callback-not-awaited',
] as const;
export type PitfallId = (typeof PITFALL_IDS)[number];

/** What people get wrong in the C of an extension. */
export const C_PITFALL_IDS = [
  'cleared-too-late',
  'clear-while-alive',
  'getref-leaked',
  'borrowed-reference',
  'managed-weakref-without-gc',
  'finalizer-weakrefs-left',
  'deprecated-borrowed',
] as const;
export type CPitfallId = (typeof C_PITFALL_IDS)[number];

/** One place where a program met a pitfall. Code and names stand in backticks. */
export interface Finding {
  /** The event in which it shows; one past the end of the log where nothing happened any more. */
  seq: number;
  /** The line to look at, where it is not that of the event. */
  line?: number;
  /** The object that it is about, where several on one line are one note that says how many. */
  object?: number;
  /** The line of C that is to blame, where it is not that of the event; null for none. */
  c?: { function: string; line: number } | null;
  /** What happened, in one sentence. */
  message: string;
  /** What to do instead, where it differs from the pitfall's general advice. */
  advice?: string;
}

/** A pitfall and how it is recognised. */
export interface Pitfall {
  id: PitfallId | CPitfallId;
  /** The evidence in the trace that it takes. */
  recognised: string;
  /** What to do instead, in one sentence. */
  advice: string;
  find(evidence: Evidence): Iterable<Finding>;
}
