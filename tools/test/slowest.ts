import * as v from 'valibot';

/** How long one test took. */
export interface TestTime {
  name: string;
  ms: number;
}

const vitestReport = v.object({
  testResults: v.array(
    v.object({
      assertionResults: v.array(v.object({ fullName: v.string(), duration: v.nullish(v.number(), 0) })),
    }),
  ),
});

export function timesOfVitest(report: unknown): TestTime[] {
  return v
    .parse(vitestReport, report)
    .testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ fullName, duration }) => ({ name: fullName, ms: duration ?? 0 })),
    );
}

interface Suite {
  title: string;
  specs: { title: string; tests: { results: { duration: number }[] }[] }[];
  suites?: Suite[] | undefined;
}

const suite: v.GenericSchema<Suite> = v.object({
  title: v.string(),
  specs: v.array(
    v.object({
      title: v.string(),
      tests: v.array(v.object({ results: v.array(v.object({ duration: v.number() })) })),
    }),
  ),
  suites: v.optional(v.array(v.lazy(() => suite))),
});

const playwrightReport = v.object({ suites: v.array(suite) });

export function timesOfPlaywright(report: unknown): TestTime[] {
  return v.parse(playwrightReport, report).suites.flatMap(timesOfSuite);
}

function timesOfSuite({ title, specs, suites = [] }: Suite): TestTime[] {
  const own = specs.map((spec) => ({
    name: `${title}: ${spec.title}`,
    ms: spec.tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0),
  }));
  return [...own, ...suites.flatMap(timesOfSuite)];
}

/** The slowest first, a line each: `  12.3 s  name of the test`. */
export function slowestLines(times: readonly TestTime[], count = 10): string[] {
  return times
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, count)
    .map(({ name, ms }) => `${(ms / 1000).toFixed(1).padStart(6)} s  ${name}`);
}
