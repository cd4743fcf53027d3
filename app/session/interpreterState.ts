import type { RunLife } from './runLife.ts';
import type { InterpreterState } from './state.ts';
import type { Supply } from './supply.ts';

/** Whether a run that waits can begin. */
export function canBegin(supply: Supply, life: RunLife): boolean {
  return (
    life.kind === 'waiting' &&
    supply.kind === 'stocked' &&
    supply.standby === 'ready' &&
    !(life.needsLibrary && supply.library !== 'here')
  );
}

/** What the page says that its interpreter does. */
export function interpreterState(supply: Supply, life: RunLife): InterpreterState {
  if (supply.kind === 'failed') return { kind: 'failed', reason: supply.reason };
  if (life.kind === 'running') return { kind: 'running' };
  if (life.kind === 'waiting' && life.needsLibrary && supply.library !== 'here')
    return { kind: 'loading', stage: 'Fetching the standard library', loadedBytes: 0, totalBytes: 0 };
  // The next one, which is started beside a run or after it, is there soon enough to need no mention.
  if (supply.hasStarted) return { kind: 'ready' };
  const { areHere, loadedBytes, totalBytes } = supply.files;
  return { kind: 'loading', stage: areHere ? 'Starting Python' : 'Fetching Python', loadedBytes, totalBytes };
}
