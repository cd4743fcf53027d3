import { expect, it } from 'vitest';
import { slowestLines, timesOfPlaywright, timesOfVitest } from './slowest.ts';

const unit = {
  testResults: [
    {
      assertionResults: [
        { fullName: 'adds', duration: 12 },
        { fullName: 'waits', duration: 2345.6 },
      ],
    },
    { assertionResults: [{ fullName: 'was skipped' }] },
  ],
};
const browser = {
  suites: [
    {
      title: 'heap.spec.ts',
      specs: [{ title: 'opens', tests: [{ results: [{ duration: 1000 }, { duration: 500 }] }] }],
      suites: [
        { title: 'in Firefox', specs: [{ title: 'runs', tests: [{ results: [{ duration: 16_400 }] }] }] },
      ],
    },
  ],
};

it('prints the slowest tests of both runners, retries included', () => {
  const times = [...timesOfVitest(unit), ...timesOfPlaywright(browser)];
  expect(slowestLines(times, 4)).toEqual([
    '  16.4 s  in Firefox: runs',
    '   2.3 s  waits',
    '   1.5 s  heap.spec.ts: opens',
    '   0.0 s  adds',
  ]);
});
