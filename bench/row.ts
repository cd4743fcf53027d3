import type { BenchArguments } from './arguments.ts';
import type { Pairs } from './measure/alternating.ts';
import { type Spread, spreadOf } from './measure/statistics.ts';

export type Unit = 'ms' | 'bytes' | 'count';

/** One row of the table. */
export interface Row {
  name: string;
  unit: Unit;
  ours: Spread;
  /** What ours is held against; null where there is nothing like it. */
  peer: Spread | null;
  /** What the goal is about: ours over the peer's, or a figure of ours. */
  measured: number;
  /** The most that `measured` may be; null for a row that only informs. */
  goal: number | null;
  /** What the goal reads as: `≤ 0.5`. */
  goalText: string;
  /** What the figure is made of, or what keeps it from being smaller. */
  limit: string;
  /** Whatever was measured for this row. */
  details?: unknown;
}

/** What measures some rows. */
export interface RowGroup {
  name: string;
  measure(surroundings: Surroundings): Promise<Row[]>;
}

export interface Surroundings extends BenchArguments {
  /** The page, as `npm start` serves it. */
  page: string;
  /** The benchmark's own pages, the same way. */
  benchPages: string;
  pageFolder: string;
  benchFolder: string;
  say(line: string): void;
}

export function isReached({ measured, goal }: Row): boolean | null {
  return goal === null ? null : measured <= goal;
}

/** A row that holds one side against the other. */
export function comparison(row: {
  name: string;
  unit?: Unit;
  pairs: Pairs;
  goal: number | null;
  limit: string;
}): Row {
  const { pairs, ...rest } = row;
  const [ours, peer] = [spreadOf(pairs.ours), spreadOf(pairs.peer)];
  return {
    unit: 'ms',
    ...rest,
    ...{ ours, peer },
    details: pairs,
    measured: ours.median / peer.median,
    goalText: row.goal === null ? '–' : `ratio ≤ ${row.goal}`,
  };
}

export function unmeasured(name: string, reason: string): Row {
  const none = spreadOf([Number.NaN]);
  return {
    name,
    unit: 'count',
    ours: none,
    peer: null,
    measured: Number.NaN,
    goal: 0,
    goalText: 'to be measured',
    limit: reason,
  };
}
