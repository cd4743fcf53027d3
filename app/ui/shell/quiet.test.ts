import { expect, it } from 'vitest';
import type { Outcome } from '../../trace/format.ts';
import { quietWords } from './quiet.ts';

const raised = (type: string, traceback: string): Outcome => ({
  ...{ kind: 'raised', type, message: '', traceback, line: 6 },
});

it.each<[string, Outcome | null, boolean, RegExp]>([
  ['waiting', null, true, /as soon as Python is there/],
  ['running', null, false, /Stop ends the program/],
  ['a typo', raised('SyntaxError', '  File "snippet.py", line 6\n'), false, /could not read line 6/],
  [
    'an exception',
    raised('ZeroDivisionError', 'Traceback (most recent call last):\n'),
    false,
    /has the traceback/,
  ],
  ['stopped', { kind: 'stopped' }, false, /was ended before anything/],
  ['completed', { kind: 'completed' }, false, /made no weak references/],
])('%s', (_state, outcome, waits, said) => {
  const { title, words } = quietWords({ outcome }, waits);
  expect(`${title} ${words}`).toMatch(said);
});
