import type { Machine } from './measure/machine.ts';
import type { Spread } from './measure/statistics.ts';
import { isReached, type Row, type Unit } from './row.ts';

/** What a run of the benchmark found out. */
export interface Results {
  takenAt: string;
  machine: Machine;
  rounds: number;
  rows: Row[];
}

const HEADINGS = ['what', 'ours', 'stock or plain', 'measured', 'goal', 'reached', 'what limits it'];

/** For a terminal: a few lines a row, for the sentences are longer than a screen is wide. */
export function textReport({ rows }: Results): string {
  return rows
    .map((row) => {
      const [, ours, peer, measured, goal, reached, limit] = cellsOf(row);
      return `${row.name}\n  ${ours} / ${peer} = ${measured}   ${goal}: ${reached}\n  ${limit}`;
    })
    .join('\n');
}

/** For BENCHMARKS.md. */
export function markdownReport(results: Results): string {
  const { cores, processor, memoryBytes, system, browser, node, loadAtStart } = results.machine;
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    `${results.takenAt.slice(0, 10)}, ${results.rounds} rounds. ${cores} cores (${processor}), ` +
      `${(memoryBytes / 2 ** 30).toFixed(0)} GiB, ${system}; ${browser}, Node ${node}; load at the start ${loadAtStart.toFixed(1)}.`,
    '',
    line(HEADINGS),
    line(HEADINGS.map(() => '---')),
    ...results.rows.map((row) => line(cellsOf(row))),
  ].join('\n');
}

function cellsOf(row: Row): string[] {
  const reached = isReached(row);
  return [
    row.name,
    spreadText(row.ours, row.unit),
    row.peer === null ? '–' : spreadText(row.peer, row.unit),
    row.peer === null ? figureText(row.measured, row.unit) : row.measured.toFixed(3),
    row.goalText,
    reached === null ? '–' : reached ? 'yes' : 'no',
    row.limit,
  ];
}

/** `612 ms (590–701)`; one figure alone has no spread. */
function spreadText({ median, least, most, count }: Spread, unit: Unit): string {
  const middle = figureText(median, unit);
  return count === 1 ? middle : `${middle} (${numberText(least)}–${numberText(most)})`;
}

function figureText(figure: number, unit: Unit): string {
  return unit === 'count' ? numberText(figure) : `${numberText(figure)} ${unit}`;
}

function numberText(figure: number): string {
  const digits = Math.abs(figure) < 10 ? 2 : Math.abs(figure) < 100 ? 1 : 0;
  return figure.toLocaleString('en', { maximumFractionDigits: digits });
}
