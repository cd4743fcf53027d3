import type { Outcome } from '../../trace/format.ts';

/** Whether `input()` can wait for a person: the browser can suspend WebAssembly. */
export const CAN_ASK = 'Suspending' in WebAssembly;

/** The line at which Python gave up reading the program; null where it was run. */
export function unreadableLine(outcome: Outcome): number | null {
  // What was never run has no traceback of calls.
  return outcome.kind === 'raised' && !outcome.traceback.includes('Traceback (') ? outcome.line : null;
}

/** How a run ended, in one sentence; null where the output says it all. `isCut`: it had more events than are kept. */
export function outcomeSentence(
  outcome: Outcome,
  hasOutput: boolean,
  timeLimitSeconds: number,
  canAsk = CAN_ASK,
  isCut = false,
): string | null {
  const kept = isCut ? 'kept up to the page’s limit' : 'kept';
  const end = ending(outcome);
  switch (outcome.kind) {
    case 'completed':
      return hasOutput ? null : 'The program ended and printed nothing.';
    case 'raised':
      if (outcome.type === 'EOFError' && !canAsk)
        return 'The program ended with an EOFError: this browser cannot ask for input while a program runs, so input() reads the lines given beforehand in Settings.';
      return `${end}.`;
    case 'exited':
      return `${end}.`;
    case 'stopped':
      return `${end}; what it did until then is ${kept}.`;
    case 'limit':
      return outcome.limit === 'time'
        ? `${end} of ${timeLimitSeconds} s; what it did until then is ${kept}. Settings can give it more.`
        : `${end}; what it did until then is ${kept}.`;
    case 'crashed':
      return `${end}. What happened until then is ${kept}, and the next run starts afresh.`;
  }
}

/** How a run ended, in a sentence that has no full stop yet. */
export function ending(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'completed':
      return 'The program has run to its end';
    case 'raised': {
      if (unreadableLine(outcome) !== null)
        return `Python could not read line ${outcome.line} (${outcome.type}), so nothing ran`;
      const end = `The program ended with ${article(outcome.type)} ${outcome.type}`;
      return outcome.line === null ? end : `${end} on line ${outcome.line}`;
    }
    case 'exited':
      return `The program ended itself with ${exitWords(outcome.code)}`;
    case 'stopped':
      return 'You stopped the program';
    case 'limit':
      return outcome.limit === 'time'
        ? 'The program was ended at its time limit'
        : 'The program was ended because it printed more than 10 MB';
    case 'crashed':
      return outcome.message.replace(/[.\s]*$/, '');
  }
}

function exitWords(code: number | string | null): string {
  if (code === null || code === 0) return 'SystemExit';
  return typeof code === 'number' ? `exit status ${code}` : `the message “${code}”`;
}

function article(noun: string): string {
  // A UnicodeError and a UserWarning, but an UnboundLocalError.
  return /^(?!Uni|Use)[AEIOU]/i.test(noun) ? 'an' : 'a';
}
