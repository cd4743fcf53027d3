import type { Pairs } from '../measure/alternating.ts';
import { geometricMean, type Spread, spreadOf } from '../measure/statistics.ts';
import type { Row } from '../row.ts';

export interface MeasuredProgram {
  program: string;
  pairs: Pairs;
  /** What its time is made of. */
  note?: string;
}

/** Two rows over several programs: how their ratios lie on the whole, and the worst of them. */
export function rowsOverPrograms(
  name: string,
  measured: readonly MeasuredProgram[],
  goals: { mean: number | null; worst: number | null },
): Row[] {
  const details = measured
    .map(({ program, pairs, note }) => {
      const [ours, peer] = [spreadOf(pairs.ours), spreadOf(pairs.peer)];
      return { program, ours, peer, ratio: ours.median / peer.median, note };
    })
    .sort((one, other) => other.ratio - one.ratio);
  const worst = details[0]!;
  return [
    {
      name: `${name}: geometric mean`,
      unit: 'ms',
      ours: sumOf(details.map(({ ours }) => ours)),
      peer: sumOf(details.map(({ peer }) => peer)),
      measured: geometricMean(details.map(({ ratio }) => ratio)),
      ...goalOf(goals.mean),
      limit: details.map(programText).join(', '),
      details,
    },
    {
      name: `${name}: worst`,
      unit: 'ms',
      ours: worst.ours,
      peer: worst.peer,
      measured: worst.ratio,
      ...goalOf(goals.worst),
      limit: programText(worst),
    },
  ];
}

function programText({
  program,
  ratio,
  note,
}: {
  program: string;
  ratio: number;
  note?: string | undefined;
}): string {
  return `${program} ${ratio.toFixed(2)}${note === undefined ? '' : ` (${note})`}`;
}

function goalOf(goal: number | null): Pick<Row, 'goal' | 'goalText'> {
  return { goal, goalText: goal === null ? '–' : `ratio ≤ ${goal}` };
}

/** All programs one after another: their sums, least and most as well. */
function sumOf(spreads: readonly Spread[]): Spread {
  const sum = (pick: (spread: Spread) => number) =>
    spreads.reduce((total, spread) => total + pick(spread), 0);
  return {
    median: sum(({ median }) => median),
    least: sum(({ least }) => least),
    most: sum(({ most }) => most),
    count: spreads[0]!.count,
  };
}
