import type { SessionState } from '../../session/state.ts';
import type { Outcome } from '../../trace/format.ts';

/** The state of the whole page, on <html data-run-state>: what a test waits for. */
export type PageState = 'loading' | 'ready' | 'running' | 'done' | 'failed';

export function pageState({ interpreter, run }: SessionState): PageState {
  if (interpreter.kind === 'failed') return 'failed';
  if (run !== null && run.outcome !== null) return 'done';
  if (interpreter.kind === 'loading') return 'loading';
  return run === null ? 'ready' : 'running';
}

/** Whether there is something that Stop would end: a run, or one that waits for the interpreter. */
export function canStop({ run }: SessionState): boolean {
  return run !== null && run.outcome === null;
}

export interface Status {
  tone: 'busy' | 'ready' | 'running' | 'stopped' | 'failed';
  text: string;
  /** Between 0 and 1, while loading. */
  progress: { part: number; bytes: string } | null;
}

export function statusOf({ interpreter, python, run }: SessionState): Status {
  const waits = run !== null && run.outcome === null;
  switch (interpreter.kind) {
    case 'loading': {
      const { stage, loadedBytes, totalBytes } = interpreter;
      return {
        tone: 'busy',
        text: `Loading: ${lowerFirst(stage)}${waits ? '; your program runs next' : ''}`,
        progress: {
          part: totalBytes > 0 ? Math.min(1, loadedBytes / totalBytes) : 0,
          bytes: totalBytes > 0 ? `${megabytes(loadedBytes)} of ${megabytes(totalBytes)} MB` : '',
        },
      };
    }
    case 'failed':
      return { tone: 'failed', text: `Python failed: ${interpreter.reason}`, progress: null };
    case 'running':
      return run?.waitingForInput == null
        ? { tone: 'running', text: 'Running', progress: null }
        : { tone: 'running', text: 'Waiting for a line of input', progress: null };
    case 'ready': {
      const ended = run?.outcome == null ? null : endedEarly(run.outcome);
      return ended === null
        ? { tone: 'ready', text: `CPython ${python} ready`, progress: null }
        : { tone: 'stopped', text: `${ended}, ready again`, progress: null };
    }
  }
}

/** Why a run did not come to its end; null where it did. */
function endedEarly(outcome: Outcome): string | null {
  switch (outcome.kind) {
    case 'completed':
      return null;
    case 'raised':
      return outcome.line === null ? outcome.type : `${outcome.type} on line ${outcome.line}`;
    case 'exited':
      return 'SystemExit';
    case 'stopped':
      return 'Stopped';
    case 'limit':
      return outcome.limit === 'time' ? 'Ended at its time limit' : 'Ended, it printed too much';
    case 'crashed':
      return 'Crashed';
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
