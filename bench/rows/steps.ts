import { alternating, mapPairs } from '../measure/alternating.ts';
import { onBothPages, runFresh } from '../measure/bothPages.ts';
import { programs, underSettrace } from '../measure/programs.ts';
import type { Row, RowGroup } from '../row.ts';
import { type MeasuredProgram, rowsOverPrograms } from './overPrograms.ts';

/** Names, refcounts and references read at each line, within the limits that the page has. */
export const steps: RowGroup = {
  name: 'steps',
  measure({ benchPages, rounds, say }): Promise<Row[]> {
    return onBothPages(benchPages, async ({ ours, stock }) => {
      const measured: MeasuredProgram[] = [];
      for (const { name, code } of programs('plain')) {
        const runs = await alternating(
          rounds,
          () => runFresh(ours, code, { recordSteps: true }),
          () => runFresh(stock, underSettrace(code)),
        );
        const pairs = mapPairs(runs, ({ milliseconds }) => milliseconds);
        say(`${name} with steps: ${JSON.stringify(pairs)}`);
        measured.push({ program: name, pairs });
      }
      return rowsOverPrograms('steps recorded, against an empty sys.settrace', measured, {
        mean: 1,
        worst: 1,
      });
    });
  },
};
