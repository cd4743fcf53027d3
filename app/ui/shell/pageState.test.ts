import { expect, it } from 'vitest';
import type { InterpreterState, Run, SessionState } from '../../session/state.ts';
import { EventLog } from '../../trace/eventLog.ts';
import type { Outcome } from '../../trace/format.ts';
import { canStop, pageState, statusOf } from './pageState.ts';

const loading: InterpreterState = {
  kind: 'loading',
  stage: 'Fetching Python',
  loadedBytes: 1e6,
  totalBytes: 4e6,
};

const NAME_ERROR = { kind: 'raised', type: 'NameError', message: 'b', traceback: '', line: 5 } as const;

/** A session: what the interpreter does, and how far the run is. */
function session(interpreter: InterpreterState, run: 'no run' | 'going' | 'asks' | Outcome): SessionState {
  const outcome = typeof run === 'string' ? null : run;
  const made: Run = {
    id: 1,
    code: '',
    c: null,
    log: new EventLog(),
    logRevision: 0,
    output: [],
    waitingForInput: run === 'asks' ? 'name? ' : null,
    outcome,
    tookMs: outcome === null ? null : 2345,
    versions: { python: '3.14.2', pyodide: '314.0.7' },
  };
  return { interpreter, python: '3.14.2', run: run === 'no run' ? null : made };
}

it.each<[SessionState, string]>([
  [session(loading, 'no run'), 'loading | Loading: fetching Python'],
  [session(loading, 'going'), 'loading | Loading: fetching Python; your program runs next | Stop'],
  [session({ kind: 'ready' }, 'no run'), 'ready | CPython 3.14.2 ready'],
  [session({ kind: 'running' }, 'going'), 'running | Running | Stop'],
  [session({ kind: 'running' }, 'asks'), 'running | Waiting for a line of input | Stop'],
  [session({ kind: 'ready' }, { kind: 'completed' }), 'done | Ran in 2.3 s · 13 events'],
  [session({ kind: 'ready' }, { kind: 'stopped' }), 'done | Stopped · 2.3 s · 13 events, ready again'],
  [session({ kind: 'ready' }, NAME_ERROR), 'done | NameError on line 5 · 2.3 s · 13 events, ready again'],
  [
    session({ kind: 'ready' }, { ...NAME_ERROR, line: null }),
    'done | NameError · 2.3 s · 13 events, ready again',
  ],
  [
    session({ kind: 'ready' }, { kind: 'exited', code: 3 }),
    'done | SystemExit · 2.3 s · 13 events, ready again',
  ],
  [
    session({ kind: 'ready' }, { kind: 'limit', limit: 'time' }),
    'done | Ended at its time limit · 2.3 s · 13 events, ready again',
  ],
  [
    session({ kind: 'ready' }, { kind: 'limit', limit: 'output' }),
    'done | Ended at its output limit · 2.3 s · 13 events, ready again',
  ],
  [
    session({ kind: 'ready' }, { kind: 'crashed', message: 'no memory' }),
    'done | Crashed · 2.3 s · 13 events, ready again',
  ],
  [session(loading, { kind: 'stopped' }), 'done | Loading: fetching Python'],
  [session({ kind: 'failed', reason: 'no network.' }, 'no run'), 'failed | Python failed: no network.'],
])('%#', (state, picture) => {
  const parts = [pageState(state), statusOf(state, 13).text, ...(canStop(state) ? ['Stop'] : [])];
  expect(parts.join(' | ')).toBe(picture);
});

it('a run that was opened from a file ran elsewhere', () => {
  const state = session({ kind: 'ready' }, { kind: 'completed' });
  const opened = { ...state, run: { ...state.run!, tookMs: null } };
  expect(statusOf(opened, 13).text).toBe('CPython 3.14.2 ready');
  expect(statusOf({ ...opened, run: { ...opened.run, outcome: NAME_ERROR } }, 13).text).toBe(
    'NameError on line 5, ready again',
  );
});

it('counts one event, none, and those that are not known', () => {
  const state = session({ kind: 'ready' }, { kind: 'completed' });
  const texts = [1, 0, 12_345, null].map((count) => statusOf(state, count).text);
  expect(texts).toEqual(
    ['1 event', '0 events', '12,345 events', null].map((events) =>
      events === null ? 'Ran in 2.3 s' : `Ran in 2.3 s · ${events}`,
    ),
  );
});

it('says how much of the interpreter has come', () => {
  expect(statusOf(session(loading, 'no run'), null).progress).toEqual({ part: 0.25, bytes: '1.0 of 4.0 MB' });
  const unknown: InterpreterState = { kind: 'loading', stage: 'starting', loadedBytes: 0, totalBytes: 0 };
  expect(statusOf(session(unknown, 'no run'), null).progress).toEqual({ part: 0, bytes: '' });
});
