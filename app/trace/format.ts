/**
 * The trace, format version 1: what CPython did to weak references during one run, in the order it did it.
 * This file holds the vocabulary and the JSON shape; TRACE-FORMAT.md is the reference for readers.
 */

export const FORMAT = 'weakref-trace';
export const VERSION = 1;

/** Every kind of event. The position in this list is the kind's code in an EventLog. */
export const EVENT_KINDS = [
  'object-created',
  'object-seen',
  'object-dying',
  'object-dead',
  'object-resurrected',
  'finalizer-started',
  'finalizer-finished',
  'ref-created',
  'ref-reused',
  'ref-refused',
  'ref-cleared',
  'ref-dead',
  'callback-started',
  'callback-finished',
  'callback-silenced',
  'deref',
  'gc-started',
  'gc-finished',
  'capi-call',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const ROLES = ['object', 'ref', 'proxy', 'callable-proxy'] as const;
export type Role = (typeof ROLES)[number];

export const ORIGINS = ['snippet', 'interpreter'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Why an object dies. */
export const DEATH_CAUSES = ['refcount', 'gc'] as const;
export type DeathCause = (typeof DEATH_CAUSES)[number];

/** What cleared a weakref that lives on. */
export const CLEAR_CAUSES = ['refcount', 'gc', 'api'] as const;
export type ClearCause = (typeof CLEAR_CAUSES)[number];

/** The entry point through which a weakref was asked for. */
export const CREATION_ENTRY_POINTS = ['ref', 'proxy', 'capi'] as const;
export type CreationEntryPoint = (typeof CREATION_ENTRY_POINTS)[number];

/** The entry point through which somebody looked at the referent. */
export const DEREF_ENTRY_POINTS = [
  'call',
  'proxy',
  'hash',
  'repr',
  'eq',
  'GetRef',
  'GetObject',
  'GET_OBJECT',
  'IsDead',
] as const;
export type DerefEntryPoint = (typeof DEREF_ENTRY_POINTS)[number];

export const DEREF_RESULTS = ['alive', 'dead'] as const;
export type DerefResult = (typeof DEREF_RESULTS)[number];

/** Why a callback will never be called. */
export const SILENCES = [
  'ref-died-first',
  'ref-in-trash',
  'cleared-without-callbacks',
  'referent-freed',
] as const;
export type Silence = (typeof SILENCES)[number];

export const CALLBACK_OUTCOMES = ['returned', 'raised'] as const;
export type CallbackOutcome = (typeof CALLBACK_OUTCOMES)[number];

/** An object or weakref that the trace names. One id per (address, birth). */
export interface TraceObject {
  /** 1, 2, 3 … in order of first appearance. */
  id: number;
  /** The type's name as Python shows it. */
  type: string;
  role: Role;
  origin: Origin;
  /** Hexadecimal, `0x…`. */
  address: string;
  /** Functions and methods only: the qualified name. */
  name?: string;
  /** Weakrefs only: the id of the object it was made for. Stays after the weakref is cleared. */
  referent?: number;
  /** Weakrefs only: how a reader would name the callback; null for none. Stays after the weakref is cleared. */
  callback?: string | null;
}

interface EventBase {
  seq: number;
  /** 1-based line of the innermost snippet frame; null where no snippet frame was running. */
  line: number | null;
  /** That frame's qualified name. */
  function: string | null;
  /** Microseconds since the run began. */
  t: number;
  /** The library code that did it, where it was not the snippet itself. */
  library?: string;
  /** The line of the program's C that was executing, below that frame. */
  c?: { function: string; line: number };
}

export type TraceEvent = EventBase &
  (
    | { kind: 'object-created' | 'object-seen' | 'object-dead' | 'object-resurrected'; object: number }
    | { kind: 'finalizer-started' | 'finalizer-finished'; object: number }
    /** `pending`: an asyncio task that was not done. */
    | { kind: 'object-dying'; object: number; cause: DeathCause; pending?: boolean }
    | { kind: 'ref-created' | 'ref-reused'; ref: number; referent: number; via: CreationEntryPoint }
    | { kind: 'ref-refused'; type: string; message: string }
    | { kind: 'ref-cleared'; ref: number; referent: number; cause: ClearCause }
    | { kind: 'ref-dead'; ref: number; referent: number }
    | { kind: 'callback-started'; ref: number }
    | { kind: 'callback-finished'; ref: number; outcome: CallbackOutcome; error?: string }
    | { kind: 'callback-silenced'; ref: number; why: Silence }
    | { kind: 'deref'; ref: number; result: DerefResult; via: DerefEntryPoint }
    | { kind: 'gc-started'; generation: number; automatic: boolean }
    | {
        kind: 'gc-finished';
        generation: number;
        automatic: boolean;
        collected: number;
        uncollectable: number;
      }
    | {
        kind: 'capi-call';
        /** Here `function` is the C function, one of the eleven; the frame's name is in `caller`. */
        caller: string | null;
        arguments: CapiValue[];
        /** A pair for PyWeakref_GetRef; null where the call raised. */
        result: CapiValue | CapiValue[] | null;
        raised?: string;
      }
  );

/** A value that crossed the C API: a traced object's id as a number, anything else as its repr. */
export type CapiValue = number | string;

export const LIMITS = ['time', 'output'] as const;
export type Limit = (typeof LIMITS)[number];

export type Outcome =
  | { kind: 'completed' }
  | { kind: 'raised'; type: string; message: string; traceback: string; line: number | null }
  | { kind: 'exited'; code: number | string | null }
  | { kind: 'stopped' }
  | { kind: 'limit'; limit: Limit }
  | { kind: 'crashed'; message: string };

/** A strong edge: from id, to id, how. */
export type StepEdge = [number, number, 'strong', string];

/** How many characters a stream was given next, and when: after how many events and, where there are any, steps. */
export interface TraceOutput {
  stream: 'stdout' | 'stderr';
  length: number;
  seq: number;
  steps?: number;
}

/**
 * Who refers to a container: a variable of that name, a traced object or another container; these two by the way that
 * Python would write.
 */
export type ContainerHolder = string | [object: number, way: string] | [container: string, way: string];

/** A list, dict or the like between a variable or traced object and the traced objects that it leads to. */
export interface TraceContainer {
  /** One address in one step is one container. */
  address: string;
  type: string;
  /** What `len()` gives. */
  size?: number;
  heldBy: ContainerHolder[];
  /** The traced objects that it refers to itself. */
  holds: [object: number, way: string][];
}

/** One executed snippet line; `seq` is the number of events before it. */
export interface TraceStep {
  seq: number;
  line: number;
  function: string;
  names: Record<string, number>;
  refcounts: Record<string, number>;
  edges: StepEdge[];
  /** Not there where containers were not read. */
  containers?: TraceContainer[];
}

export interface Diagnosis {
  pitfall: string;
  line: number | null;
  /** The line of the program's C that is to blame, where it is one. */
  c?: { function: string; line: number };
  seq: number;
  message: string;
  advice: string;
}

export interface Trace {
  format: typeof FORMAT;
  version: typeof VERSION;
  python: string;
  pyodide: string;
  objects: TraceObject[];
  events: TraceEvent[];
  stdout: string;
  stderr: string;
  /** When they were written, piece by piece in order over both. */
  output?: TraceOutput[];
  outcome: Outcome;
  /** Events that were not kept because the stated limit was reached. */
  dropped: number;
  /** The snippet's text, so that a saved trace opens again with its code. */
  code?: string;
  /** The text of the C file beside it, where there is one. */
  c?: string;
  steps?: TraceStep[];
  stepsDropped?: number;
  /** The same as in a step, when the program had ended; `line` is 0. */
  end?: TraceStep;
  sentences?: string[];
  diagnoses?: Diagnosis[];
  /** What diagnoses could not be looked for, a sentence each. */
  diagnosisLimits?: string[];
}
