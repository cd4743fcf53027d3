import { expect, it } from 'vitest';
import { readBenchArguments } from './arguments.ts';

const asked = (...args: string[]) => {
  const read = readBenchArguments(args, ['startup', 'runs']);
  return read.kind === 'asked' ? read.arguments : read.problem.split('\n')[0];
};

it('measures the whole unless told otherwise', () => {
  expect(asked()).toEqual({ quick: false, rounds: 5, runs: 1000, events: 1_000_000, only: null });
});

it('measures less of everything when it is to be quick, but for what is asked for', () => {
  expect(asked('--quick')).toEqual({ quick: true, rounds: 1, runs: 40, events: 300_000, only: null });
  expect(asked('--quick', '--rounds', '3', '--only', 'runs')).toMatchObject({ rounds: 3, only: ['runs'] });
});

it('refuses what it cannot use', () => {
  expect(asked('--rounds', '0')).toBe('--rounds wants a number from 1 on.');
  expect(asked('--only', 'nothing')).toBe('There are no rows called nothing.');
});
