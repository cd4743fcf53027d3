import type { Outcome } from '../trace/format.ts';
import type { RunOptions } from './state.ts';

/**
 * The life of the newest run, from the key press to its outcome. A pure state machine; `session.ts` performs its
 * effects.
 */

/** How long after the graceful limit a run is ended from outside: it sits in C code that asks for no signals. */
export const WATCHDOG_MS = 3000;

export type RunLife =
  /** Before the first. */
  | { kind: 'none' }
  /** For an interpreter; and for the standard library where it was begun before and found that it needs that. */
  | { kind: 'waiting'; options: RunOptions; needsLibrary: boolean }
  | {
      kind: 'running';
      options: RunOptions;
      needsLibrary: boolean;
      /** Of an `input()` that waits for a line; null where none waits. */
      prompt: string | null;
      /** Since when it runs; what a person took to answer is left out by moving it on. */
      sinceMs: number;
      askedAtMs: number;
    }
  /** `tookMs` is null where it never began, or began elsewhere. */
  | { kind: 'over'; outcome: Outcome; tookMs: number | null };

export type RunEvent =
  | { kind: 'asked for'; options: RunOptions }
  /** There is an interpreter for it. */
  | { kind: 'given interpreter'; hasLibrary: boolean }
  | { kind: 'no interpreter'; reason: string }
  | { kind: 'library missed' }
  | { kind: 'library failed'; reason: string }
  | { kind: 'input wanted'; prompt: string }
  | { kind: 'answered'; line: string }
  | { kind: 'done'; outcome: Outcome }
  | { kind: 'stopped' }
  | { kind: 'overdue' }
  /** A run that was saved takes its place. */
  | { kind: 'opened'; outcome: Outcome };

export type RunEffect =
  | { do: 'ask for interpreter' }
  /** In the standby, which is this run's from now on. */
  | { do: 'begin'; options: RunOptions; afterLibrary: boolean }
  | { do: 'send line'; line: string }
  /** Its interpreter, if it has one, is ended, and what came of it until then is kept. */
  | { do: 'end interpreter' }
  | { do: 'ask for library' }
  /** In place of an earlier one. */
  | { do: 'set watchdog'; ms: number }
  | { do: 'clear watchdog' };

interface Next {
  state: RunLife;
  effects: RunEffect[];
}

/** An event that means nothing in a state leaves it as it is, with no effects. `nowMs` comes from any steady clock. */
export function nextRun(state: RunLife, event: RunEvent, nowMs: number): Next {
  switch (event.kind) {
    case 'asked for':
      return {
        state: { kind: 'waiting', options: event.options, needsLibrary: false },
        effects: [{ do: 'ask for interpreter' }],
      };
    case 'opened':
      return { state: { kind: 'over', outcome: event.outcome, tookMs: null }, effects: [] };
    case 'stopped':
      return over(state, { kind: 'stopped' }, nowMs);
    default:
      if (state.kind === 'waiting') return nextWaiting(state, event, nowMs);
      if (state.kind === 'running') return nextRunning(state, event, nowMs);
      return { state, effects: [] };
  }
}

function nextWaiting(state: RunLife & { kind: 'waiting' }, event: RunEvent, nowMs: number): Next {
  const { options, needsLibrary } = state;
  switch (event.kind) {
    case 'given interpreter':
      return {
        state: { kind: 'running', options, needsLibrary, prompt: null, sinceMs: nowMs, askedAtMs: nowMs },
        effects: [{ do: 'begin', options, afterLibrary: event.hasLibrary }, watch(options)],
      };
    case 'no interpreter':
      return over(state, { kind: 'crashed', message: event.reason }, nowMs);
    case 'library failed': {
      if (!needsLibrary) return { state, effects: [] };
      const message = `The program needs Python’s standard library, which could not be fetched: ${event.reason}.`;
      return over(state, { kind: 'crashed', message }, nowMs);
    }
    default:
      return { state, effects: [] };
  }
}

function nextRunning(state: RunLife & { kind: 'running' }, event: RunEvent, nowMs: number): Next {
  const { options } = state;
  switch (event.kind) {
    case 'input wanted':
      return {
        state: { ...state, prompt: event.prompt, askedAtMs: nowMs },
        effects: [{ do: 'clear watchdog' }],
      };
    case 'answered': {
      if (state.prompt === null) return { state, effects: [] };
      // A run that has to begin anew reads the same lines.
      const inputLines = [...options.inputLines, event.line];
      const sinceMs = state.sinceMs + (nowMs - state.askedAtMs);
      return {
        state: { ...state, options: { ...options, inputLines }, prompt: null, sinceMs },
        effects: [watch(options), { do: 'send line', line: event.line }],
      };
    }
    case 'library missed': {
      if (state.needsLibrary) {
        const message = 'The program asked twice for the standard library.';
        return over(state, { kind: 'crashed', message }, nowMs);
      }
      // From the start, as soon as the standard library is there: the same program does the same again.
      return {
        state: { kind: 'waiting', options, needsLibrary: true },
        effects: [
          { do: 'clear watchdog' },
          { do: 'end interpreter' },
          { do: 'ask for library' },
          { do: 'ask for interpreter' },
        ],
      };
    }
    case 'done':
      return over(state, event.outcome, nowMs);
    case 'overdue':
      return over(state, { kind: 'limit', limit: 'time' }, nowMs);
    default:
      return { state, effects: [] };
  }
}

/** Only what has not ended ends. */
function over(state: RunLife, outcome: Outcome, nowMs: number): Next {
  if (!isLive(state)) return { state, effects: [] };
  // An open question counts as little as an answered one.
  const untilMs = state.kind === 'running' && state.prompt !== null ? state.askedAtMs : nowMs;
  const tookMs = state.kind === 'running' ? untilMs - state.sinceMs : null;
  return {
    state: { kind: 'over', outcome, tookMs },
    effects: [{ do: 'clear watchdog' }, { do: 'end interpreter' }],
  };
}

function watch({ timeLimitSeconds }: RunOptions): RunEffect {
  return { do: 'set watchdog', ms: timeLimitSeconds * 1000 + WATCHDOG_MS };
}

/** Whether it goes on, or waits to begin. */
export function isLive({ kind }: RunLife): boolean {
  return kind === 'waiting' || kind === 'running';
}
