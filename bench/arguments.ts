import { parseArgs } from 'node:util';

export interface BenchArguments {
  /** Every row, coarsely: for work on the code, not for the table that is kept. */
  quick: boolean;
  /** How often each figure is taken. */
  rounds: number;
  /** How many runs “one after another” are. */
  runs: number;
  /** How many events a large run has. */
  events: number;
  /** The names of the row groups that are measured; null for all. */
  only: string[] | null;
}

export type ReadBenchArguments =
  | { kind: 'asked'; arguments: BenchArguments }
  | { kind: 'unusable'; problem: string };

const WHOLE = { rounds: 5, runs: 1000, events: 1_000_000 };
const QUICK = { rounds: 1, runs: 40, events: 300_000 };

export function readBenchArguments(args: string[], groups: readonly string[]): ReadBenchArguments {
  const usage = `Usage: npm run bench -- [--quick] [--only ${groups.join(',')}] [--rounds N] [--runs N] [--events N]`;
  const unusable = (problem: string) => ({ kind: 'unusable', problem: `${problem}\n\n${usage}` }) as const;
  try {
    const { values } = parseArgs({
      args,
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string' },
        rounds: { type: 'string' },
        runs: { type: 'string' },
        events: { type: 'string' },
      },
    });
    const usual = values.quick ? QUICK : WHOLE;
    const count = (name: keyof typeof usual) => Number(values[name] ?? usual[name]);
    const [rounds, runs, events] = [count('rounds'), count('runs'), count('events')];
    if (!Number.isInteger(rounds) || rounds < 1) return unusable('--rounds wants a number from 1 on.');
    if (!Number.isInteger(runs) || runs < 2) return unusable('--runs wants a number from 2 on.');
    if (!Number.isInteger(events) || events < 1000) return unusable('--events wants a number from 1000 on.');
    const only = values.only?.split(',') ?? null;
    const unknown = only?.find((name) => !groups.includes(name));
    if (unknown !== undefined) return unusable(`There are no rows called ${unknown}.`);
    return { kind: 'asked', arguments: { quick: values.quick, rounds, runs, events, only } };
  } catch (error) {
    return unusable((error as Error).message);
  }
}
