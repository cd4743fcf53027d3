import type { TraceEvent } from '../format.ts';
import type { BracketFamily } from '../history.ts';
import { firstOf, type Law } from './law.ts';

/** Laws of what starts and finishes: callbacks, finalizers and collections. */
export const BRACKET_LAWS: readonly Law[] = [
  bracketLaw('callback', 'callback'),
  bracketLaw('finalizer', 'finalizer'),
  bracketLaw('gc', 'collection'),
  {
    id: 'brackets-nest',
    words: 'Callbacks, finalizers and collections finish in the reverse order of their starts.',
    needsWholeLog: true,
    at: (event, before) => {
      const finished = finishedBracket(event);
      const at = finished === null ? -1 : before.openBracket(finished.family, finished.of);
      const inner = at < 0 ? undefined : before.brackets[at + 1];
      return inner === undefined ? null : `the ${inner.family} that started at ${inner.seq} is still running`;
    },
  },
  {
    id: 'one-collection-at-a-time',
    words: 'No collection starts inside a collection.',
    needsWholeLog: true,
    at: (event, before) =>
      event.kind === 'gc-started' && before.brackets.some(({ family }) => family === 'gc')
        ? 'a collection is running already'
        : null,
  },
];

function bracketLaw(family: BracketFamily, name: string): Law {
  return {
    id: `${family}-finishes`,
    words: `Every ${name} that started finishes, and none finishes that has not started.`,
    needsWholeLog: true,
    at: (event, before) => {
      const finished = finishedBracket(event);
      if (finished?.family !== family || before.openBracket(family, finished.of) >= 0) return null;
      return `this ${name} has not started`;
    },
    atEnd: ({ brackets }) =>
      firstOf(brackets, (bracket) =>
        bracket.family === family ? `the ${name} that started at ${bracket.seq} never finished` : null,
      ),
  };
}

function finishedBracket(event: TraceEvent): { family: BracketFamily; of: number } | null {
  switch (event.kind) {
    case 'callback-finished':
      return { family: 'callback', of: event.ref };
    case 'finalizer-finished':
      return { family: 'finalizer', of: event.object };
    case 'gc-finished':
      return { family: 'gc', of: event.generation };
    default:
      return null;
  }
}
