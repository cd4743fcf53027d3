import type { Page } from 'playwright';
import { alternating, joinedPairs, mapPairs, type Pairs } from '../measure/alternating.ts';
import { type BothPages, inSeveralBrowsers, runFresh, TURNS_IN_ONE } from '../measure/bothPages.ts';
import { ownMilliseconds, type Program, programs, timed } from '../measure/programs.ts';
import { spreadOf } from '../measure/statistics.ts';
import type { BenchOptions } from '../page/bench.d.ts';
import type { Row, RowGroup } from '../row.ts';
import { type MeasuredProgram, rowsOverPrograms } from './overPrograms.ts';

/** The same code on the traced interpreter and on stock Pyodide, each time on a fresh one, without steps. */
export const programRows: RowGroup = {
  name: 'programs',
  async measure({ benchPages, rounds, say }): Promise<Row[]> {
    const [plain, weakref] = [programs('plain'), programs('weakref')];
    const all = [...plain, ...weakref];
    const taken = (await inSeveralBrowsers(benchPages, rounds, all, takeTurns)).map(joined);
    say(`programs: ${JSON.stringify(all.map(({ name }, index) => ({ name, ...taken[index] })))}`);
    const measured = (of: readonly Program[], time: 'whole' | 'own') =>
      of.map((program): MeasuredProgram => {
        const { runs, unrecorded, written } = taken[all.indexOf(program)]!;
        const pairs = mapPairs(runs, (run) => run[time]);
        if (time === 'own') return { program: program.name, pairs };
        return {
          program: program.name,
          pairs,
          note: costOf(pairs, unrecorded, written, runs.ours[0]!.events),
        };
      });
    return [
      ...rowsOverPrograms('traced, no weak references', measured(plain, 'whole'), { mean: 1.03, worst: 1.1 }),
      ...rowsOverPrograms('traced, weakref code', measured(weakref, 'whole'), { mean: 1.15, worst: 1.3 }),
      ...rowsOverPrograms('the same, the program’s own time', measured(weakref, 'own'), {
        mean: null,
        worst: null,
      }),
    ];
  },
};

/** Of one program: milliseconds with recording off, and where records are written and thrown away. */
interface Taken {
  runs: Pairs<TimedRun>;
  unrecorded: number[];
  written: number[];
}

async function takeTurns({ ours, stock }: BothPages, { code }: Program): Promise<Taken> {
  const unrecorded: number[] = [];
  const written: number[] = [];
  const runs = await alternating(
    TURNS_IN_ONE,
    async () => {
      unrecorded.push((await timedRun(ours, code, { record: false })).whole);
      written.push((await timedRun(ours, code, { record: 'thrown-away' })).whole);
      return timedRun(ours, code);
    },
    () => timedRun(stock, code),
  );
  // As for the others, the first is not counted.
  return { runs, unrecorded: unrecorded.slice(1), written: written.slice(1) };
}

function joined(taken: readonly Taken[]): Taken {
  return {
    runs: joinedPairs(taken.map(({ runs }) => runs)),
    unrecorded: taken.flatMap(({ unrecorded }) => unrecorded),
    written: taken.flatMap(({ written }) => written),
  };
}

/** What the interpreter costs that records nothing, what recording costs an event, and what of it is writing. */
function costOf(
  { ours, peer }: Pairs,
  unrecorded: readonly number[],
  written: readonly number[],
  events: number,
): string {
  const median = (figures: readonly number[]) => spreadOf(figures).median;
  const overStock = (figures: readonly number[]) => (median(figures) / median(peer)).toFixed(2);
  if (events < FEW_EVENTS) return `unrecorded ${overStock(unrecorded)}`;
  const nanoseconds = Math.round(((median(ours) - median(unrecorded)) * 1e6) / events);
  return (
    `unrecorded ${overStock(unrecorded)}, only written ${overStock(written)}; ` +
    `${events.toLocaleString('en')} events, ${nanoseconds} ns each`
  );
}

/** Fewer are no load, and the quotient would be noise. */
const FEW_EVENTS = 1000;

interface TimedRun {
  whole: number;
  own: number;
  events: number;
}

/** On a fresh interpreter: until all that came of it is in the page, and from the program's first line to its last. */
async function timedRun(page: Page, code: string, options?: BenchOptions): Promise<TimedRun> {
  const { milliseconds, output, events } = await runFresh(page, timed(code), options);
  return { whole: milliseconds, own: ownMilliseconds(output), events };
}
