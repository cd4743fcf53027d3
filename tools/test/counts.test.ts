import { expect, it } from 'vitest';
import { closingLine, countOfPlaywright, countOfVitest } from './counts.ts';

it('sums over the runners in one plain line', () => {
  const counts = [
    countOfVitest({ numPassedTests: 30, numFailedTests: 1, numPendingTests: 0 }),
    countOfPlaywright({ stats: { expected: 9, unexpected: 0, flaky: 1, skipped: 2 } }),
  ];
  expect(closingLine(counts)).toBe('40 passed, 1 failed, 2 skipped');
  expect(closingLine(counts.slice(0, 1))).toBe('30 passed, 1 failed');
});

it('does not take a report for good that it does not understand', () => {
  expect(() => countOfPlaywright({})).toThrow();
});
