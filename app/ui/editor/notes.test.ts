import { expect, test } from 'vitest';
import { notesOf } from './notes.ts';

const CODE = 'import weakref\na = A()\nr = weakref.ref(a)\n';
const run = { code: CODE };
const diagnosis = { pitfall: 'ref-truth', line: 3, seq: 0, message: 'About `r`.', advice: 'Call `r()`.' };

test('a note is plain text on its line', () => {
  expect(notesOf(run, [diagnosis], CODE)).toEqual([{ line: 3, text: 'About r.\nCall r().' }]);
});

test('a line that was changed since has none', () => {
  expect(notesOf(run, [diagnosis], CODE.replace('ref(a)', 'ref(b)'))).toEqual([]);
  expect(notesOf(run, [{ ...diagnosis, line: null }], CODE)).toEqual([]);
});
