import { expect, it } from 'vitest';
import type { PackedBatch } from './packing.ts';
import { RunBudget } from './runBudget.ts';

const NOTHING: PackedBatch = {
  packed: new Uint32Array(),
  wordCount: 0,
  texts: [],
  codes: [],
  steps: null,
  stepsDropped: 0,
  end: null,
};

const steps = { count: 0, numberCount: 0, texts: [] };

it('lets a run send what an honest one may, and no more', () => {
  const budget = new RunBudget();
  expect(budget.spend({ ...NOTHING, steps: { ...steps, count: 10_000 } }, [])).toBeNull();
  expect(budget.spend({ ...NOTHING, end: { ...steps, count: 1 } }, [])).toBeNull();
  expect(budget.spend({ ...NOTHING, steps: { ...steps, count: 1 } }, [])).toBe('too much of it: steps');
  const numbers = (numberCount: number) => ({ ...NOTHING, steps: { ...steps, numberCount } });
  expect(new RunBudget().spend(numbers(12_000_000), [])).toBeNull();
  expect(new RunBudget().spend(numbers(12_000_001), [])).toBe('too much of it: stepNumbers');
});

it('counts the text in steps', () => {
  const name = 'n'.repeat(1_000_000);
  const texts = (count: number) => ({
    ...NOTHING,
    steps: { ...steps, texts: new Array<string>(count).fill(name) },
  });
  expect(new RunBudget().spend(texts(60), [])).toBeNull();
  expect(new RunBudget().spend(texts(70), [])).toBe('too much of it: textLength');
});

it('counts what is told of code', () => {
  const code = { function: 'f', library: 'm.f', isStandardLibrary: false, lines: new Uint32Array(1_000_000) };
  const codes = (count: number) => ({ ...NOTHING, codes: new Array<typeof code>(count).fill(code) });
  expect(new RunBudget().spend(codes(50), [])).toBeNull();
  expect(new RunBudget().spend(codes(51), [])).toBe('too much of it: codeLines');
});
