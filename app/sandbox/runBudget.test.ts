import { expect, it } from 'vitest';
import type { RecordBatch } from '../interpreter/records.ts';
import { RunBudget } from './runBudget.ts';

const NOTHING: RecordBatch = {
  words: new Uint32Array(),
  texts: [],
  codes: [],
  steps: [],
  stepsDropped: 0,
  end: null,
};

function batchOfSteps(count: number, name: string): RecordBatch {
  const step = {
    seq: 0,
    line: 1,
    function: '<module>',
    names: { [name]: 1 },
    refcounts: new Map(),
    edges: [],
  };
  return { ...NOTHING, steps: new Array<typeof step>(count).fill(step) };
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

it('counts what is told of code', () => {
  const code = { function: 'f', library: 'm.f', isStandardLibrary: false, lines: new Uint32Array(1_000_000) };
  const codes = (count: number) => ({ ...NOTHING, codes: new Array<typeof code>(count).fill(code) });
  expect(new RunBudget().spend(codes(50), [])).toBeNull();
  expect(new RunBudget().spend(codes(51), [])).toBe('too much of it: codeLines');
});
