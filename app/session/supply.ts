/**
 * The supply of interpreters: the files they start from, the one that stands by for the next run, and what is done
 * while nobody runs anything. A pure state machine; `session.ts` performs its effects.
 */

/** A standby that does not come up in this time will not. */
export const START_MS = 60_000;
/**
 * A run that lasts this long has a successor started beside it. Shorter ones are not slowed down by that: with two
 * processors, their picture came half a second later.
 */
export const STANDBY_BESIDE_RUN_MS = 3000;
/** After a run its picture is painted first. */
export const STANDBY_AFTER_RUN_MS = 150;
/** When nobody has run anything for so long, the standard library is fetched. */
export const LIBRARY_AFTER_MS = 2000;
/** When nobody has run anything for so long, a warm-up program runs. */
export const WARM_UP_AFTER_MS = 1000;

export type SupplyTimer = 'standby' | 'start' | 'library' | 'warm-up';

/** The page's own programs, run once each so that the engine optimises the interpreter's code. */
interface WarmUp {
  /** How many of them are over. */
  finished: number;
  phase: 'resting' | 'awaiting library' | 'running';
}

export interface Stock {
  kind: 'stocked';
  /** What an interpreter starts from: all files but the standard library. The bytes are those that travel. */
  files: { areHere: boolean; loadedBytes: number; totalBytes: number };
  library: 'absent' | 'coming' | 'here';
  /** The files go into the browser's storage as soon as the library has come. */
  storesAfterLibrary: boolean;
  standby: 'none' | 'starting' | 'ready';
  /** At least one interpreter of this stock has come up. */
  hasStarted: boolean;
  warmUp: WarmUp;
}

export type Supply = { kind: 'failed'; reason: string; warmUp: WarmUp } | Stock;

export type SupplyEvent =
  /** The page has time for a first standby. */
  | { kind: 'start allowed' }
  | { kind: 'files progressed'; loadedBytes: number; totalBytes: number }
  | { kind: 'files came' }
  | { kind: 'files failed'; reason: string }
  | { kind: 'library wanted' }
  | { kind: 'library came' }
  | { kind: 'library failed' }
  | { kind: 'standby ready' }
  | { kind: 'standby failed'; reason: string }
  /** A run has been asked for, and needs an interpreter. */
  | { kind: 'run asked for' }
  /** A run has begun in the standby. */
  | { kind: 'standby taken' }
  | { kind: 'run ended' }
  /** Nobody runs anything, nor waits for it. */
  | { kind: 'idle' }
  | { kind: 'warm-up ended' }
  | { kind: 'restart' }
  | { kind: 'due'; timer: SupplyTimer };

export type SupplyEffect =
  | { do: 'fetch files' }
  | { do: 'fetch library' }
  | { do: 'store files' }
  | { do: 'start standby' }
  | { do: 'prepare standby' }
  | { do: 'end standby' }
  | { do: 'run warm-up'; program: number }
  | { do: 'end warm-up' }
  /** In place of an earlier one of that name. */
  | { do: 'set timer'; timer: SupplyTimer; ms: number }
  | { do: 'clear timer'; timer: SupplyTimer };

/** Which of the warm-up programs read of the standard library, in the order in which they run. */
export type WarmUpNeeds = readonly { needsLibrary: boolean }[];

interface Next {
  state: Supply;
  effects: SupplyEffect[];
}

const FRESH: Omit<Stock, 'warmUp'> = {
  kind: 'stocked',
  files: { areHere: false, loadedBytes: 0, totalBytes: 0 },
  library: 'absent',
  storesAfterLibrary: false,
  standby: 'none',
  hasStarted: false,
};

/** The state before anything has come, once `fetch files` has been performed. */
export function initialSupply(): Stock {
  return { ...FRESH, warmUp: { finished: 0, phase: 'resting' } };
}

/** An event that means nothing in a state leaves it as it is, with no effects. */
export function nextSupply(state: Supply, event: SupplyEvent, warmUps: WarmUpNeeds): Next {
  if (state.kind === 'failed') {
    if (event.kind !== 'restart' && event.kind !== 'run asked for') return unchanged(state);
    const started = withStandby({ ...FRESH, warmUp: state.warmUp });
    return { state: started.state, effects: [{ do: 'fetch files' }, ...started.effects] };
  }
  switch (event.kind) {
    case 'start allowed':
      return withStandby(state);
    case 'files progressed': {
      if (state.files.areHere) return unchanged(state);
      const { loadedBytes, totalBytes } = event;
      return { state: { ...state, files: { areHere: false, loadedBytes, totalBytes } }, effects: [] };
    }
    case 'files came':
      return {
        state: { ...state, files: { ...state.files, areHere: true } },
        effects: state.standby === 'starting' ? [{ do: 'set timer', timer: 'start', ms: START_MS }] : [],
      };
    case 'files failed':
      return failed(state, `Python could not be fetched: ${event.reason}.`);
    case 'library wanted':
      return withLibrary(state);
    case 'library came':
    case 'library failed':
      return libraryDone(state, event.kind === 'library came', warmUps);
    case 'standby ready':
      return {
        state: { ...state, standby: 'ready', hasStarted: true },
        effects: [{ do: 'clear timer', timer: 'start' }],
      };
    case 'standby failed':
      return failed(state, `Python could not be started: ${event.reason}`);
    case 'run asked for': {
      const started = withStandby({ ...state, storesAfterLibrary: false, warmUp: atRest(state.warmUp) });
      return {
        state: started.state,
        effects: [
          ...endOf(state.warmUp),
          { do: 'clear timer', timer: 'warm-up' },
          { do: 'clear timer', timer: 'library' },
          ...started.effects,
        ],
      };
    }
    case 'standby taken':
      return {
        state: { ...state, standby: 'none' },
        effects: [{ do: 'set timer', timer: 'standby', ms: STANDBY_BESIDE_RUN_MS }],
      };
    case 'run ended': {
      const idle = idling(state, warmUps);
      return {
        state: idle.state,
        effects: [{ do: 'set timer', timer: 'standby', ms: STANDBY_AFTER_RUN_MS }, ...idle.effects],
      };
    }
    case 'idle':
      return idling(state, warmUps);
    case 'warm-up ended':
      return warmUpDone(state, warmUps);
    case 'due':
      return due(state, event.timer, warmUps);
    case 'restart':
      return unchanged(state);
  }
}

function due(state: Stock, timer: SupplyTimer, warmUps: WarmUpNeeds): Next {
  switch (timer) {
    case 'standby':
      return withStandby(state);
    case 'start':
      return failed(state, 'Python could not be started: It did not start within a minute.');
    case 'library':
      if (state.library === 'here') return { state, effects: [{ do: 'store files' }] };
      return withLibrary({ ...state, storesAfterLibrary: true });
    case 'warm-up': {
      const program = state.warmUp.finished;
      const needs = warmUps[program];
      if (needs === undefined) return unchanged(state);
      if (needs.needsLibrary && state.library !== 'here')
        return withLibrary({ ...state, warmUp: { finished: program, phase: 'awaiting library' } });
      return warmingUp(state);
    }
  }
}

function withStandby(state: Stock): Next {
  if (state.standby !== 'none') return unchanged(state);
  const effects: SupplyEffect[] = [{ do: 'clear timer', timer: 'standby' }, { do: 'start standby' }];
  // Before the files have come, they go there as they come, however long that takes.
  if (state.files.areHere) effects.push({ do: 'set timer', timer: 'start', ms: START_MS });
  return { state: { ...state, standby: 'starting' }, effects };
}

function withLibrary(state: Stock): Next {
  if (state.library !== 'absent') return unchanged(state);
  return { state: { ...state, library: 'coming' }, effects: [{ do: 'fetch library' }] };
}

/** A library that could not be fetched matters to a run that waits for it, and to nobody else. */
function libraryDone(before: Stock, hasCome: boolean, warmUps: WarmUpNeeds): Next {
  const { storesAfterLibrary, warmUp } = before;
  const state: Stock = { ...before, library: hasCome ? 'here' : 'absent', storesAfterLibrary: false };
  const next =
    warmUp.phase !== 'awaiting library'
      ? unchanged(state)
      : hasCome
        ? warmingUp(state)
        : warmUpDone(state, warmUps);
  return storesAfterLibrary ? { state: next.state, effects: [{ do: 'store files' }, ...next.effects] } : next;
}

function idling(state: Stock, warmUps: WarmUpNeeds): Next {
  const effects: SupplyEffect[] = [];
  if (state.standby === 'ready') effects.push({ do: 'prepare standby' });
  effects.push(...endOf(state.warmUp));
  if (state.warmUp.finished < warmUps.length)
    effects.push({ do: 'set timer', timer: 'warm-up', ms: WARM_UP_AFTER_MS });
  effects.push({ do: 'set timer', timer: 'library', ms: LIBRARY_AFTER_MS });
  return { state: { ...state, warmUp: atRest(state.warmUp) }, effects };
}

function warmingUp(state: Stock): Next {
  const { finished } = state.warmUp;
  return {
    state: { ...state, warmUp: { finished, phase: 'running' } },
    effects: [{ do: 'run warm-up', program: finished }],
  };
}

function warmUpDone(state: Stock, warmUps: WarmUpNeeds): Next {
  const finished = state.warmUp.finished + 1;
  return {
    state: { ...state, warmUp: { finished, phase: 'resting' } },
    effects: finished < warmUps.length ? [{ do: 'set timer', timer: 'warm-up', ms: WARM_UP_AFTER_MS }] : [],
  };
}

function failed(state: Stock, reason: string): Next {
  const timers: SupplyTimer[] = ['standby', 'start', 'library', 'warm-up'];
  return {
    state: { kind: 'failed', reason, warmUp: atRest(state.warmUp) },
    effects: [
      ...timers.map((timer) => ({ do: 'clear timer' as const, timer })),
      ...(state.standby === 'none' ? [] : [{ do: 'end standby' as const }]),
      ...endOf(state.warmUp),
    ],
  };
}

/** A warm-up program that gives way is run again from its start. */
function atRest({ finished }: WarmUp): WarmUp {
  return { finished, phase: 'resting' };
}

function endOf({ phase }: WarmUp): SupplyEffect[] {
  return phase === 'running' ? [{ do: 'end warm-up' }] : [];
}

function unchanged(state: Supply): Next {
  return { state, effects: [] };
}
