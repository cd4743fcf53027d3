import type { Page } from 'playwright';
import { alternating, mapPairs, type Pairs } from '../measure/alternating.ts';
import { onBothPages, runFresh } from '../measure/bothPages.ts';
import { ownMilliseconds, programs, timed } from '../measure/programs.ts';
import { spreadOf } from '../measure/statistics.ts';
import type { BenchOptions } from '../page/bench.d.ts';
import type { Row, RowGroup } from '../row.ts';
import { type MeasuredProgram, rowsOverPrograms } from './overPrograms.ts';

/**
 * Programs are short, and a worker that is started is slow or fast as a whole here, by half as much again: the middle of
 * few would be a matter of luck.
 */
const ROUNDS_FOR_ONE = 2;

/** The same code on the traced interpreter and on stock Pyodide, each time on a fresh one, without steps. */
export const programRows: RowGroup = {
  name: 'programs',
  measure({ benchPages, rounds, say }): Promise<Row[]> {
    return onBothPages(benchPages, async (pages) => {
      const all = async (kind: 'plain' | 'weakref') => {
        const taken = { whole: [] as MeasuredProgram[], own: [] as MeasuredProgram[] };
        for (const { name, code } of programs(kind)) {
          const unrecorded: number[] = [];
          const written: number[] = [];
          const runs = await alternating(
            ROUNDS_FOR_ONE * rounds,
            async () => {
              unrecorded.push((await timedRun(pages.ours, code, { record: false })).whole);
              written.push((await timedRun(pages.ours, code, { record: 'thrown-away' })).whole);
              return timedRun(pages.ours, code);
            },
            () => timedRun(pages.stock, code),
          );
          // As for the others, the first is not counted.
          unrecorded.shift();
          written.shift();
          say(`${name}: ${JSON.stringify({ ...runs, unrecorded, written })}`);
          const whole = mapPairs(runs, ({ whole }) => whole);
          const note = costOf(whole, unrecorded, written, runs.ours[0]!.events);
          taken.whole.push({ program: name, pairs: whole, note });
          taken.own.push({ program: name, pairs: mapPairs(runs, ({ own }) => own) });
        }
        return taken;
      };
      const [plain, weakref] = [await all('plain'), await all('weakref')];
      return [
        ...rowsOverPrograms('traced, no weak references', plain.whole, { mean: 1.03, worst: 1.1 }),
        ...rowsOverPrograms('traced, weakref code', weakref.whole, { mean: 1.15, worst: 1.3 }),
        ...rowsOverPrograms('the same, the program’s own time', weakref.own, { mean: null, worst: null }),
      ];
    });
  },
};

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
