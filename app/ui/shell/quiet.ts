import type { Run } from '../../session/state.ts';
import { unreadableLine } from '../console/outcome.ts';

export interface QuietWords {
  title: string;
  words: string;
}

/** Why there is no picture of a run that has no events, or none yet. */
export function quietWords({ outcome }: Pick<Run, 'outcome'>, waitsForInterpreter: boolean): QuietWords {
  if (outcome === null && waitsForInterpreter)
    return {
      title: 'Your program runs as soon as Python is there.',
      words: 'The top of the page shows how much of it has come.',
    };
  if (outcome === null)
    return {
      title: 'Running; nothing has happened to a weak reference yet.',
      words: 'Stop ends the program whenever you like, and keeps what it did until then.',
    };
  switch (outcome.kind) {
    case 'raised':
      if (unreadableLine(outcome) !== null)
        return {
          title: `Python could not read line ${outcome.line}, so nothing ran.`,
          words: 'The console says what it stumbled over.',
        };
      return {
        title: `The program ended with ${outcome.type} before anything happened to a weak reference.`,
        words: 'The console has the traceback; the lines it names are links into the program.',
      };
    case 'stopped':
    case 'limit':
    case 'crashed':
      return {
        title: 'The program was ended before anything happened to a weak reference.',
        words: 'The console says how it ended.',
      };
    case 'completed':
    case 'exited':
      return {
        title: 'This program made no weak references, and no objects of classes of its own.',
        words: 'Those are what is drawn here. Examples, above, has programs to start from.',
      };
  }
}
