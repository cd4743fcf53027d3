import type { Page } from 'playwright';
import { alternating, mapPairs } from '../measure/alternating.ts';
import { onBothPages, runFresh } from '../measure/bothPages.ts';
import { ownMilliseconds, programs, timed } from '../measure/programs.ts';
import type { Row, RowGroup } from '../row.ts';
import { type MeasuredProgram, rowsOverPrograms } from './overPrograms.ts';

/** The same code on the traced interpreter and on stock Pyodide, each time on a fresh one, without steps. */
export const programRows: RowGroup = {
  name: 'programs',
  measure({ benchPages, rounds, say }): Promise<Row[]> {
    return onBothPages(benchPages, async (pages) => {
      const all = async (kind: 'plain' | 'weakref') => {
        const taken = { whole: [] as MeasuredProgram[], own: [] as MeasuredProgram[] };
        for (const { name, code } of programs(kind)) {
          const runs = await alternating(
            rounds,
            () => timedRun(pages.ours, code),
            () => timedRun(pages.stock, code),
          );
          say(`${name}: ${JSON.stringify(runs)}`);
          taken.whole.push({ program: name, pairs: mapPairs(runs, ({ whole }) => whole) });
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

/** On a fresh interpreter: until all that came of it is in the page, and from the program's first line to its last. */
async function timedRun(page: Page, code: string): Promise<{ whole: number; own: number }> {
  const { milliseconds, output } = await runFresh(page, timed(code));
  return { whole: milliseconds, own: ownMilliseconds(output) };
}
