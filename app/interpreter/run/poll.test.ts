import { expect, test } from 'vitest';
import { HardStop, Poll } from './poll.ts';

/** A poll whose clock the test moves; gives what happened at each millisecond as a short text. */
function driven(limitMs: number) {
  let nowMs = 0;
  const happened: string[] = [];
  const poll = new Poll(() => nowMs);
  poll.interrupt = () => happened.push(`${nowMs}:asked`);
  poll.start(limitMs, () => happened.push(`${nowMs}:flush`));
  return {
    poll,
    happened,
    /** Moves the clock and polls. */
    at(timeMs: number): string {
      nowMs = timeMs;
      try {
        return poll.pendingSignal() === 2 ? `${timeMs} interrupted` : `${timeMs} goes on`;
      } catch (error) {
        return error instanceof HardStop ? `${timeMs} ended` : String(error);
      }
    },
    moveTo(timeMs: number): void {
      nowMs = timeMs;
    },
    sleepingAt(timeMs: number): number {
      nowMs = timeMs;
      return poll.sleepClock();
    },
  };
}

test('a program is asked at its limit, again and again, and then ended', () => {
  const run = driven(1000);
  const viewModel = [500, 999, 1000, 1100, 1250, 1500, 2499, 2500].map((timeMs) => run.at(timeMs));
  expect(viewModel.join('\n')).toBe(
    [
      '500 goes on',
      '999 goes on',
      '1000 interrupted',
      '1100 goes on',
      '1250 interrupted',
      '1500 interrupted',
      '2499 interrupted',
      '2500 ended',
    ].join('\n'),
  );
  expect(run.poll.limit).toBe('time');
});

test('the first lines deliver at once, for the next may never end', () => {
  const run = driven(10_000);
  run.moveTo(1);
  run.poll.atLine();
  run.poll.atLine();
  expect(run.happened).toEqual(['1:flush', '1:flush']);
  for (let line = 3; line <= 100; line += 1) run.poll.atLine();
  expect(run.happened).toHaveLength(64);
});

test('what was recorded is delivered every 100 ms, also from a sleep', () => {
  const run = driven(10_000);
  run.at(50);
  run.at(100);
  run.at(150);
  run.at(210);
  run.sleepingAt(300);
  run.sleepingAt(310);
  expect(run.happened.join(' ')).toBe('100:flush 210:flush 310:flush');
});

test('a sleep ends at the limit, with the interrupt asked for', () => {
  const run = driven(1000);
  expect(run.sleepingAt(900)).toBe(900);
  expect(run.sleepingAt(1000)).toBe(Infinity);
  expect(run.happened.join(' ')).toBe('900:flush 1000:flush 1000:asked');
});

test('time in which a person is asked does not count', () => {
  const run = driven(1000);
  run.at(600);
  run.poll.pause();
  run.moveTo(5600);
  run.poll.resume();
  expect(run.at(5999)).toBe('5999 goes on');
  expect(run.at(6000)).toBe('6000 interrupted');
});

test('an output limit ends a program as the time limit does', () => {
  const run = driven(60_000);
  run.at(10);
  const counts: number[] = [];
  run.poll.askAfter = (count) => counts.push(count);
  run.poll.reach('output');
  expect(counts).toEqual([0]);
  expect(run.at(10)).toBe('10 interrupted');
  expect(run.at(1510)).toBe('1510 ended');
  expect(run.poll.limit).toBe('output');
});

test('a fast loop is asked more seldom, up to a limit, and a slow one often again', () => {
  let nowMs = 0;
  const poll = new Poll(() => nowMs);
  const counts: number[] = [];
  poll.askAfter = (count) => counts.push(count);
  poll.start(60_000, () => {});
  for (const timeMs of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.9, 20, 20.1]) {
    nowMs = timeMs;
    poll.pendingSignal();
  }
  expect(counts).toEqual([50, 100, 200, 400, 800, 1600, 3200, 3200, 3200, 3200, 50, 100]);
});

test('nothing is asked outside a run', () => {
  const run = driven(10);
  run.poll.stop();
  expect(run.at(5000)).toBe('5000 goes on');
});

test('where much is recorded it is delivered at once, but not all the time', () => {
  const run = driven(10_000);
  for (const timeMs of [3, 4, 5, 7, 8, 9]) {
    run.moveTo(timeMs);
    run.poll.full();
  }
  expect(run.happened).toEqual(['4:flush', '8:flush']);
  run.poll.stop();
  run.moveTo(50);
  run.poll.full();
  expect(run.happened).toHaveLength(2);
});
