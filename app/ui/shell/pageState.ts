import { thousands } from '../../model/sentences/thousands.ts';
import type { Run, SessionState } from '../../session/state.ts';
import type { Outcome } from '../../trace/format.ts';
import { durationText } from './durationText.ts';

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

/** `eventCount` is how many events of the newest run are shown; null where they are not known. */
export function statusOf({ interpreter, python, run }: SessionState, eventCount: number | null): Status {
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
      if (run === null || run.outcome === null)
        return { tone: 'ready', text: `CPython ${python} ready`, progress: null };
      const ended = endedEarly(run.outcome);
      const size = sizeOf(run, eventCount);
      if (ended !== null)
        return { tone: 'stopped', text: `${[ended, ...size].join(' · ')}, ready again`, progress: null };
      if (size.length === 0) return { tone: 'ready', text: `CPython ${python} ready`, progress: null };
      return { tone: 'ready', text: `Ran in ${size.join(' · ')}`, progress: null };
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
      return outcome.limit === 'time' ? 'Ended at its time limit' : 'Ended at its output limit';
    case 'crashed':
      return 'Crashed';
  }
}

/** How long it took and what came of it; nothing where it did not run here. */
function sizeOf({ tookMs }: Run, eventCount: number | null): string[] {
  if (tookMs === null) return [];
  const events = eventCount === 1 ? '1 event' : `${thousands(eventCount ?? 0)} events`;
  return [durationText(tookMs), ...(eventCount === null ? [] : [events])];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
