import { expect, test } from 'vitest';
import { readDiagnostics } from './diagnostics.ts';

test('An error has its place, its ranges, its option and its notes', () => {
  const printed = [
    'In file included from lab.c:1:',
    'lab.c:2:7:{2:11-2:12}: error: incompatible integer to pointer conversion [-Wint-conversion]',
    '/include/python/weakref.h:40:22: note: passing argument here',
    "lab.c:3:1: warning: unused variable 'x' [-Wunused-variable]",
    '2 diagnostics generated.',
  ].join('\n');
  expect(readDiagnostics(printed, 'lab.c', 'a\nb\nc\n')).toEqual([
    {
      severity: 'error',
      file: 'lab.c',
      position: { line: 2, column: 2 },
      ranges: [{ from: { line: 2, column: 2 }, to: { line: 2, column: 2 } }],
      message: 'incompatible integer to pointer conversion',
      option: 'int-conversion',
      notes: [
        {
          file: 'python/weakref.h',
          position: { line: 40, column: 22 },
          message: 'passing argument here',
        },
      ],
    },
    {
      severity: 'warning',
      file: 'lab.c',
      position: { line: 3, column: 1 },
      ranges: [],
      message: "unused variable 'x'",
      option: 'unused-variable',
      notes: [],
    },
  ]);
});

test('Columns count UTF-16 units: Clang counts bytes', () => {
  const source = '/* é😀 */ q;\n';
  const [found] = readDiagnostics('lab.c:1:14: error: no q', 'lab.c', source);
  expect(source.slice(found!.position.column - 1)).toBe('q;\n');
});

test('A range may have several lines, and there may be several', () => {
  const source = 'f(a,\n  b);\n';
  const [found] = readDiagnostics('lab.c:1:1:{1:1-2:4}{2:3-2:4}: warning: w', 'lab.c', source);
  expect(found?.ranges).toEqual([
    { from: { line: 1, column: 1 }, to: { line: 2, column: 4 } },
    { from: { line: 2, column: 3 }, to: { line: 2, column: 4 } },
  ]);
});
