import { parseArgs } from 'node:util';

export interface BenchArguments {
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

export function readBenchArguments(args: string[], groups: readonly string[]): ReadBenchArguments {
  const usage = `Usage: npm run bench -- [--only ${groups.join(',')}] [--rounds N] [--runs N] [--events N]`;
  const unusable = (problem: string) => ({ kind: 'unusable', problem: `${problem}\n\n${usage}` }) as const;
  try {
    const { values } = parseArgs({
      args,
      options: {
        only: { type: 'string' },
        rounds: { type: 'string', default: '5' },
        runs: { type: 'string', default: '1000' },
        events: { type: 'string', default: '1000000' },
      },
    });
    const [rounds, runs, events] = [Number(values.rounds), Number(values.runs), Number(values.events)];
    if (!Number.isInteger(rounds) || rounds < 1) return unusable('--rounds wants a number from 1 on.');
    if (!Number.isInteger(runs) || runs < 2) return unusable('--runs wants a number from 2 on.');
    if (!Number.isInteger(events) || events < 1000) return unusable('--events wants a number from 1000 on.');
    const only = values.only?.split(',') ?? null;
    const unknown = only?.find((name) => !groups.includes(name));
    if (unknown !== undefined) return unusable(`There are no rows called ${unknown}.`);
    return { kind: 'asked', arguments: { rounds, runs, events, only } };
  } catch (error) {
    return unusable((error as Error).message);
  }
}
