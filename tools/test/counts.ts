import * as v from 'valibot';

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const vitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
});

const playwrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
});

export function countOfVitest(report: unknown): Count {
  const { numPassedTests, numFailedTests, numPendingTests } = v.parse(vitestReport, report);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}

export function countOfPlaywright(report: unknown): Count {
  const { expected, unexpected, flaky, skipped } = v.parse(playwrightReport, report).stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

/** `12 passed, 0 failed`, and `, 1 skipped` where any were. */
export function closingLine(counts: readonly Count[]): string {
  const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
