import { expect, test } from 'vitest';
import type { CDiagnostic } from '../../clab/compiler/diagnostics.ts';
import { cNotesOf } from './cMarks.ts';

const at = (line: number, severity: CDiagnostic['severity'], file = 'lab.c'): CDiagnostic => ({
  severity,
  file,
  position: { line, column: 3 },
  ranges: [],
  message: 'no',
  option: null,
  notes: [],
});

test('Each diagnostic stands at its line, an error as an error', () => {
  const source = 'int a;\nint b';
  const notes = cNotesOf({ source, diagnostics: [at(2, 'error'), at(1, 'warning')] }, 'lab.c', source);
  expect(notes).toEqual([
    { line: 2, text: 'error: no', isError: true },
    { line: 1, text: 'warning: no', isError: false },
  ]);
});

test('A line that was changed since has none, and neither has one of a header', () => {
  const compiled = { source: 'int a;\nint b', diagnostics: [at(2, 'error'), at(1, 'error', 'Python.h')] };
  expect(cNotesOf(compiled, 'lab.c', 'int a;\nint b;')).toEqual([]);
});
