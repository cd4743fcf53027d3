import type { Trace } from '../format.ts';
import { History } from '../history.ts';
import { BRACKET_LAWS } from './bracketLaws.ts';
import { CALLBACK_LAWS } from './callbackLaws.ts';
import { DOCUMENT_LAWS } from './documentLaws.ts';
import type { Law } from './law.ts';
import { LIFE_LAWS } from './lifeLaws.ts';

export const LAWS: readonly Law[] = [...DOCUMENT_LAWS, ...LIFE_LAWS, ...CALLBACK_LAWS, ...BRACKET_LAWS];

/** One place where a trace breaks a law. */
export interface LawBreak {
  law: string;
  /** The event that breaks it; null where it is the trace as a whole. */
  seq: number | null;
  /** One sentence that says what is wrong there. */
  message: string;
}

/** A trace that breaks the laws everywhere says nothing new after this many. */
const MAX_BREAKS = 100;

/**
 * Holds a trace to the laws of its format, in one pass over its events. Every trace that the interpreter records
 * keeps all of them. Where events were dropped, the laws that need the whole log are not asked.
 */
export function checkLaws(trace: Trace): LawBreak[] {
  const laws = LAWS.filter((law) => trace.dropped === 0 || law.needsWholeLog !== true);
  const breaks: LawBreak[] = [];
  const note = (law: Law, seq: number | null, message: string | null | undefined) => {
    if (message != null && breaks.length < MAX_BREAKS) breaks.push({ law: law.id, seq, message });
  };
  const history = new History(trace);
  for (const law of laws) note(law, null, law.atStart?.(trace));
  for (const event of trace.events) {
    for (const law of laws) note(law, event.seq, law.at?.(event, history));
    history.replay(event);
  }
  if (ranToItsEnd(trace)) for (const law of laws) note(law, null, law.atEnd?.(history, trace));
  return breaks;
}

/** For people: `law called-or-silenced, event 12: …`. */
export function lawBreakText({ law, seq, message }: LawBreak): string {
  return seq === null ? `law ${law}: ${message}` : `law ${law}, event ${seq}: ${message}`;
}

/** A run that was cut short leaves brackets open and callbacks due. */
function ranToItsEnd(trace: Trace): boolean {
  return (
    trace.outcome.kind === 'completed' || trace.outcome.kind === 'raised' || trace.outcome.kind === 'exited'
  );
}
