import { expect, test } from 'vitest';
import { FlowMeter } from './flow.ts';

test('three hundred messages a second pass, a flood does not', () => {
  let nowMs = 0;
  const flow = new FlowMeter(() => nowMs);
  const admitted = (count: number) =>
    Array.from({ length: count }, () => flow.admit()).filter(Boolean).length;
  expect(admitted(300)).toBe(300);
  expect(admitted(5)).toBe(0);
  nowMs = 1000;
  expect(admitted(5)).toBe(5);
});
