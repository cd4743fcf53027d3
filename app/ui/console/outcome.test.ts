import { expect, it } from 'vitest';
import type { Outcome } from '../../trace/format.ts';
import { outcomeSentence } from './outcome.ts';

const raised = { kind: 'raised', message: 'a', traceback: 'Traceback (most recent call last):' } as const;

it.each<[Outcome, string | null]>([
  [{ kind: 'completed' }, null],
  [{ ...raised, type: 'NameError', line: 5 }, 'The program ended with a NameError on line 5.'],
  [{ ...raised, type: 'IndexError', line: null }, 'The program ended with an IndexError.'],
  [{ ...raised, type: 'UnicodeError', line: 1 }, 'The program ended with a UnicodeError on line 1.'],
  [{ kind: 'exited', code: null }, 'The program ended itself with SystemExit.'],
  [{ kind: 'exited', code: 3 }, 'The program ended itself with exit status 3.'],
  [{ kind: 'exited', code: 'bye' }, 'The program ended itself with the message “bye”.'],
  [
    { ...raised, type: 'SyntaxError', line: 4, traceback: '  File "snippet.py", line 4' },
    'Python could not read line 4 (SyntaxError), so nothing ran.',
  ],
  [{ kind: 'stopped' }, 'You stopped the program; what it did until then is kept.'],
  [
    { kind: 'limit', limit: 'time' },
    'The program was ended at its time limit of 30 s; what it did until then is kept. Settings can give it more.',
  ],
  [
    { kind: 'limit', limit: 'output' },
    'The program was ended because it printed more than 10 MB; what it did until then is kept.',
  ],
  [
    { kind: 'crashed', message: 'The interpreter crashed (stack overflow)' },
    'The interpreter crashed (stack overflow). What happened until then is kept, and the next run starts afresh.',
  ],
])('%j', (outcome, sentence) => {
  expect(outcomeSentence(outcome, true, 30, true)).toBe(sentence);
});

it('says so when a program printed nothing', () => {
  expect(outcomeSentence({ kind: 'completed' }, false, 30)).toBe('The program ended and printed nothing.');
});

it('says where a browser that cannot ask takes its input from', () => {
  const outcome: Outcome = { ...raised, type: 'EOFError', line: 1 };
  expect(outcomeSentence(outcome, true, 30, true)).toBe('The program ended with an EOFError on line 1.');
  expect(outcomeSentence(outcome, true, 30, false)).toContain('lines given beforehand in Settings');
});

it('promises no more than is kept', () => {
  expect(outcomeSentence({ kind: 'stopped' }, true, 30, true, true)).toBe(
    'You stopped the program; what it did until then is kept up to the page’s limit.',
  );
});
