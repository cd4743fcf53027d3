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

/** A session: what the interpreter does, and how far the run is. */
function session(
  interpreter: InterpreterState,
  run: 'no run' | 'going' | 'asks' | Outcome['kind'],
): SessionState {
  const outcome = run === 'going' || run === 'asks' ? null : ({ kind: run } as Outcome);
  const made: Run = {
    id: 1,
    code: '',
    log: new EventLog(),
    output: [],
    waitingForInput: run === 'asks' ? 'name? ' : null,
    outcome,
    versions: { python: '3.14.2', pyodide: '314.0.7' },
  };
  return { interpreter, python: '3.14.2', run: run === 'no run' ? null : made, revision: 0 };
}

it.each<[SessionState, string]>([
  [session(loading, 'no run'), 'loading | Loading: fetching Python'],
  [session(loading, 'going'), 'loading | Loading: fetching Python; your program runs next | Stop'],
  [session({ kind: 'ready' }, 'no run'), 'ready | CPython 3.14.2 ready'],
  [session({ kind: 'running' }, 'going'), 'running | Running | Stop'],
  [session({ kind: 'running' }, 'asks'), 'running | Waiting for a line of input | Stop'],
  [session({ kind: 'ready' }, 'completed'), 'done | CPython 3.14.2 ready'],
  [session({ kind: 'ready' }, 'stopped'), 'done | Stopped, ready again'],
  [session(loading, 'stopped'), 'done | Loading: fetching Python'],
  [session({ kind: 'failed', reason: 'no network.' }, 'no run'), 'failed | Python failed: no network.'],
])('%#', (state, picture) => {
  const parts = [pageState(state), statusOf(state).text, ...(canStop(state) ? ['Stop'] : [])];
  expect(parts.join(' | ')).toBe(picture);
});

it('tells how much of the interpreter has come', () => {
  expect(statusOf(session(loading, 'no run')).progress).toEqual({ part: 0.25, bytes: '1.0 of 4.0 MB' });
  const unknown: InterpreterState = { kind: 'loading', stage: 'starting', loadedBytes: 0, totalBytes: 0 };
  expect(statusOf(session(unknown, 'no run')).progress).toEqual({ part: 0, bytes: '' });
});
