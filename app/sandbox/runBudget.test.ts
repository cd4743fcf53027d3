import { expect, it } from 'vitest';
import { EventLog } from '../trace/eventLog.ts';
import { RunBudget } from './runBudget.ts';

function batchOfSteps(count: number, name: string) {
  const log = new EventLog();
  const start = log.mark();
  const step = { seq: 0, line: 1, function: '<module>', names: { [name]: 1 }, refcounts: {}, edges: [] };
  for (let index = 0; index < count; index += 1) log.steps.push(step);
  return log.batchSince(start, [], []);
}

it('lets a run send what an honest one may, and no more', () => {
  const budget = new RunBudget();
  expect(budget.spend(batchOfSteps(10_000, 'a'), [])).toBeNull();
  expect(budget.spend(batchOfSteps(1, 'a'), [])).toBe('too much of it: steps');
});

it('counts the text in steps', () => {
  const name = 'n'.repeat(1_000_000);
  expect(new RunBudget().spend(batchOfSteps(60, name), [])).toBeNull();
  expect(new RunBudget().spend(batchOfSteps(70, name), [])).toBe('too much of it: textLength');
});
