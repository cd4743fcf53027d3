import { expect, test } from 'vitest';
import { readTraceArguments } from './traceArguments.ts';

/** What was understood, as one line. */
function understood(line: string): string {
  const read = readTraceArguments(line.split(' ').filter((word) => word !== ''));
  if (read.kind === 'unusable') return read.problem.replace(/; usage.*/, '');
  const { file, paths, hidden, steps, explain, check, timeLimitSeconds } = read.arguments;
  return [
    file,
    ...paths.map((path) => `+${path}`),
    steps && 'steps',
    explain && 'explain',
    hidden && 'hidden',
    check && 'check',
    `${timeLimitSeconds} s`,
  ]
    .filter(Boolean)
    .join(' ');
}

test('a file, and what goes with it', () => {
  expect(understood('a.py')).toBe('a.py 30 s');
  expect(understood('-')).toBe('- 30 s');
  expect(understood('--path x --path=y --steps --explain --hidden --check --timeout 2.5 a.py')).toBe(
    'a.py +x +y steps explain hidden check 2.5 s',
  );
  expect(understood('a.py --timeout=1')).toBe('a.py 1 s');
});

test('what cannot be used is said in one line', () => {
  expect(understood('')).toBe('trace: which file?');
  expect(understood('a.py b.py')).toBe('trace: one file at a time: a.py or b.py');
  expect(understood('--colour a.py')).toBe('trace: there is no option --colour');
  expect(understood('a.py --path')).toBe('trace: --path needs a folder');
  expect(understood('--timeout soon a.py')).toBe(
    'trace: --timeout needs a number of seconds up to 86400, not "soon"',
  );
  expect(understood('--timeout 0 a.py')).toContain('not "0"');
});
