import { parseArgs } from 'node:util';

export interface BenchArguments {
  /** How often each figure is taken. */
  rounds: number;
  /** How many runs “one after another” are. */
  runs: number;
  /** The names of the row groups that are measured; null for all. */
  only: string[] | null;
}

export type ReadBenchArguments =
  | { kind: 'asked'; arguments: BenchArguments }
  | { kind: 'unusable'; problem: string };

export function readBenchArguments(args: string[], groups: readonly string[]): ReadBenchArguments {
  const usage = `Usage: npm run bench -- [--only ${groups.join(',')}] [--rounds N] [--runs N]`;
  const unusable = (problem: string) => ({ kind: 'unusable', problem: `${problem}\n\n${usage}` }) as const;
  try {
    const { values } = parseArgs({
      args,
      options: { only: { type: 'string' }, rounds: { type: 'string' }, runs: { type: 'string' } },
    });
    const [rounds, runs] = [Number(values.rounds ?? 5), Number(values.runs ?? 1000)];
    if (!Number.isInteger(rounds) || rounds < 1) return unusable('--rounds wants a number from 1 on.');
    if (!Number.isInteger(runs) || runs < 2) return unusable('--runs wants a number from 2 on.');
    const only = values.only?.split(',') ?? null;
    const unknown = only?.find((name) => !groups.includes(name));
    if (unknown !== undefined) return unusable(`There are no rows called ${unknown}.`);
    return { kind: 'asked', arguments: { rounds, runs, only } };
  } catch (error) {
    return unusable((error as Error).message);
  }
}
