import { expect, it } from 'vitest';
import { canBegin, interpreterState } from './interpreterState.ts';
import type { RunLife } from './runLife.ts';
import { initialSupply, type Stock, type Supply } from './supply.ts';

const options = { timeLimitSeconds: 30, inputLines: [] };
const none: RunLife = { kind: 'none' };
const waiting: RunLife = { kind: 'waiting', options, needsLibrary: false };
const needsLibrary: RunLife = { ...waiting, needsLibrary: true };
const running: RunLife = {
  ...{ kind: 'running', options, needsLibrary: false, prompt: null, sinceMs: 0, askedAtMs: 0 },
};
const over: RunLife = { kind: 'over', outcome: { kind: 'completed' }, tookMs: 1 };

const stock = (change: Partial<Stock>): Stock => ({ ...initialSupply(), ...change });
const coming = stock({ files: { areHere: false, loadedBytes: 1, totalBytes: 4 } });
const starting = stock({ files: { areHere: true, loadedBytes: 4, totalBytes: 4 }, standby: 'starting' });
const ready = stock({ ...starting, standby: 'ready', hasStarted: true });
const taken = stock({ ...ready, standby: 'none' });
const failed: Supply = { kind: 'failed', reason: 'gone', warmUp: { finished: 0, phase: 'resting' } };

it.each<[string, Supply, RunLife, string, boolean]>([
  ['files on their way', coming, none, 'loading Fetching Python 1/4', false],
  ['files on their way, Run pressed', coming, waiting, 'loading Fetching Python 1/4', false],
  ['starting', starting, none, 'loading Starting Python 4/4', false],
  ['starting, Run pressed', starting, waiting, 'loading Starting Python 4/4', false],
  ['ready', ready, none, 'ready', false],
  ['ready, Run pressed', ready, waiting, 'ready', true],
  ['the next is not there yet, Run pressed', taken, waiting, 'ready', false],
  ['running', taken, running, 'running', false],
  ['running, and the next is ready', ready, running, 'running', false],
  ['over', ready, over, 'ready', false],
  ['the library is missing', ready, needsLibrary, 'loading Fetching the standard library 0/0', false],
  ['the library is here', { ...ready, library: 'here' }, needsLibrary, 'ready', true],
  ['failed', failed, none, 'failed', false],
  ['failed beside a run', failed, running, 'failed', false],
])('%s', (_what, supply, life, state, begins) => {
  const shown = interpreterState(supply, life);
  const words =
    shown.kind === 'loading' ? `loading ${shown.stage} ${shown.loadedBytes}/${shown.totalBytes}` : shown.kind;
  expect([words, canBegin(supply, life)]).toEqual([state, begins]);
});
