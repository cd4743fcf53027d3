import { alternating, joinedPairs, mapPairs, type Pairs } from '../measure/alternating.ts';
import { type BothPages, inSeveralBrowsers, runFresh, TURNS_IN_ONE } from '../measure/bothPages.ts';
import { type Program, programs, underSettrace } from '../measure/programs.ts';
import { spreadOf } from '../measure/statistics.ts';
import type { BenchRun } from '../page/bench.d.ts';
import type { Row, RowGroup } from '../row.ts';
import { type MeasuredProgram, rowsOverPrograms } from './overPrograms.ts';

/** Names, refcounts and references read at each line, within the limits that the page has. */
export const steps: RowGroup = {
  name: 'steps',
  async measure({ benchPages, rounds, say }): Promise<Row[]> {
    const plain = programs('plain');
    const taken = (await inSeveralBrowsers(benchPages, rounds, plain, takeTurns)).map(joinedPairs);
    // In browsers of their own: what runs more often in one would have better code there than stock's.
    const withoutSteps = await inSeveralBrowsers(benchPages, rounds, plain, takeWithoutSteps);
    const measured = plain.map(({ name }, index): MeasuredProgram => {
      const runs = taken[index]!;
      const unstepped = withoutSteps[index]!.flat();
      const pairs = mapPairs(runs, ({ milliseconds }) => milliseconds);
      say(`${name} with steps: ${JSON.stringify({ ...pairs, unstepped })}`);
      return { program: name, pairs, note: costOf(pairs, unstepped, runs.ours[0]!) };
    });
    return rowsOverPrograms('steps recorded, against an empty sys.settrace', measured, { mean: 1, worst: 1 });
  },
};

function takeTurns({ ours, stock }: BothPages, { code }: Program): Promise<Pairs<BenchRun>> {
  return alternating(
    TURNS_IN_ONE,
    () => runFresh(ours, code, { recordSteps: true }),
    () => runFresh(stock, underSettrace(code)),
  );
}

async function takeWithoutSteps({ ours }: BothPages, { code }: Program): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn <= TURNS_IN_ONE; turn += 1) times.push((await runFresh(ours, code)).milliseconds);
  // As everywhere, a first one is not counted.
  return times.slice(1);
}

/** Fewer are not what takes the time. */
const FEW_FACTS = 100_000;

/** What the program costs without steps, and what a thing costs that is read at a line. */
function costOf({ ours, peer }: Pairs, unstepped: readonly number[], { steps, facts }: BenchRun): string {
  const median = (figures: readonly number[]) => spreadOf(figures).median;
  const without = median(unstepped);
  const counted = `without steps ${(without / median(peer)).toFixed(2)}; ${steps.toLocaleString('en')} steps`;
  if (facts < FEW_FACTS) return counted;
  const nanoseconds = Math.round(((median(ours) - without) * 1e6) / facts);
  return `${counted} with ${facts.toLocaleString('en')} names, refcounts and references, ${nanoseconds} ns each`;
}
