import { expect, test } from 'vitest';
import { FlowMeter } from './flow.ts';

let nowMs = 0;
const admitted = (flow: FlowMeter, count: number) =>
  Array.from({ length: count }, () => flow.admit()).filter(Boolean).length;

test('six hundred messages at once pass, a flood does not', () => {
  nowMs = 0;
  expect(admitted(new FlowMeter(() => nowMs), 700)).toBe(600);
});

test('what came while the page was busy is no flood, but for twenty seconds at most', () => {
  nowMs = 0;
  const flow = new FlowMeter(() => nowMs);
  nowMs = 4000;
  expect(admitted(flow, 1200)).toBe(1200);
  nowMs = 1_000_000;
  expect(admitted(flow, 13_000)).toBe(12_000);
});
