import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { buildViewModel } from '../viewModel.ts';
import { type Axis, type AxisKind, axisOf, stretchAt } from './axis.ts';

const PROGRAM = `
  1@100 object-seen f:function
  1     step <module>
  2     step <module>
  2@103 object-created a:Node
  2@103 ref-created r:ref>a
  3     step <module>
  5     step <module>
  5@110 object-dying a refcount
  5@110 ref-cleared r refcount
  5@150 object-dead a
`;

function axis(kind: AxisKind, stepsDropped = 0): Axis {
  const log = logOf(PROGRAM);
  log.stepsDropped = stepsDropped;
  return axisOf(buildViewModel(log, { hidden: false }), kind);
}

/** `0(0.5) 1(1.5) | 2`: where each slot begins, its mark between brackets, the length. */
function picture(drawn: Axis): string {
  const events = Array.from(
    { length: drawn.count },
    (_, position) => `${round(drawn.slot(position))}(${round(drawn.mark(position))})`,
  );
  return `${events.join(' ')} | ${drawn.length}`;
}

function round(unit: number): number {
  return Math.round(unit * 100) / 100;
}

function lines({ ruler }: Axis): string {
  return Array.from(ruler.starts, (start, index) => `${start}:${ruler.lines[index]}`).join(' ');
}

it('counts events', () => {
  expect(picture(axis('events'))).toBe('0(0.5) 1(1.5) 2(2.5) 3(3.5) 4(4.5) 5(5.5) | 6');
  expect(lines(axis('events'))).toBe('0:1 1:2 3:5');
});

it('gives every line that ran the same room, with or without events', () => {
  expect(picture(axis('steps'))).toBe('0(0.5) 2(2.25) 2.5(2.75) 4(4.17) 4.33(4.5) 4.67(4.83) | 5');
  expect(lines(axis('steps'))).toBe('0:0 1:1 2:2 3:3 4:5');
  expect([0, 1, 3, 4].map(axis('steps').step)).toEqual([1, 2, 4, 5]);
});

it('goes on with events where steps were dropped', () => {
  expect(picture(axis('steps', 7))).toBe('0(0.5) 2(2.25) 2.5(2.75) 4(4.5) 5(5.5) 6(6.5) | 7');
});

it('falls back to events where no steps were recorded', () => {
  expect(axisOf(buildViewModel(logOf('1 object-created a:Node'), { hidden: false }), 'steps').kind).toBe(
    'events',
  );
});

it('counts microseconds from the first event on, and keeps those of the same one apart', () => {
  const drawn = axis('time');
  expect(picture(drawn)).toBe('0(0) 3(3) 3.5(3.5) 10(10) 10.5(10.5) 50(50) | 51');
  expect(lines(drawn)).toBe('0:1 3:2 10:5');
});

it.each(['events', 'steps', 'time'] as const)('finds the way back from units of %s to positions', (kind) => {
  const drawn = axis(kind);
  for (let position = 0; position < drawn.count; position += 1)
    expect(drawn.positionAt(drawn.mark(position))).toBeCloseTo(position);
  const between = drawn.positionAt((drawn.mark(3) + drawn.mark(4)) / 2);
  expect(between).toBeCloseTo(3.5);
});

it('finds the line at a unit', () => {
  const { ruler } = axis('steps');
  expect([-1, 0, 1, 2.9, 3, 9].map((unit) => ruler.lines[stretchAt(ruler, unit)])).toEqual([
    0, 0, 1, 2, 3, 5,
  ]);
});

it.each([
  ['events', [1, 1, 3, 3, 6], 1, [1, 2, 3, 4, 5, 6]],
  ['steps', [1, 2, 3, 4, 5], 1 / 3, [1, 2.5, 3, 4.33, 4.67, 5]],
  ['time', [3, 3, 10, 10, 51], 0.5, [0, 3, 3.5, 10, 10.5, 50]],
] as const)('by %s: where steps begin, how fine it gets, where slots end', (kind, steps, finest, ends) => {
  const drawn = axis(kind);
  expect(drawn.kind).toBe(kind);
  expect([0, 1, 2, 3, 4].map(drawn.step)).toEqual(steps);
  expect(drawn.finest).toBeCloseTo(finest);
  expect(Array.from({ length: drawn.count }, (_, position) => round(drawn.slotEnd(position)))).toEqual(ends);
});

it.each([
  ['events', [-1, 0.5, 3.7, 9], [-1.5, 0, 3.2, 8.5]],
  ['steps', [-1, 0.2, 0.5, 1.375, 2.5, 4.99, 9], [0, 0, 0, 0.5, 1.5, 5.94, 6]],
  ['time', [-1, 0, 1.5, 3.25, 30.25, 50.5, 99], [0, 0, 0.5, 1.5, 4.5, 5.5, 6]],
] as const)('by %s: the position at units on and between marks, and outside', (kind, units, positions) => {
  expect(units.map((unit) => round(axis(kind).positionAt(unit)))).toEqual(positions);
});

it('rules the lines of the events after the last step that was kept', () => {
  const log = logOf(`
    1 step <module>
    1 object-created a:Node
    2 step <module>
    2 ref-created r:ref>a
    3 deref r alive call
    4 deref r alive call
  `);
  log.stepsDropped = 2;
  const drawn = axisOf(buildViewModel(log, { hidden: false }), 'steps');
  expect(picture(drawn)).toBe('0(0.5) 1(1.5) 2(2.5) 3(3.5) | 4');
  expect(lines(drawn)).toBe('0:1 1:2 2:3 3:4');
  expect([0, 1, 2].map(drawn.step)).toEqual([0, 1, 4]);
  log.stepsDropped = 0;
  expect(picture(axisOf(buildViewModel(log, { hidden: false }), 'steps'))).toBe(
    '0(0.5) 1(1.17) 1.33(1.5) 1.67(1.83) | 2',
  );
});

it('has no length where nothing happened', () => {
  const drawn = axisOf(buildViewModel(logOf(''), { hidden: false }), 'time');
  expect([drawn.count, drawn.length, drawn.positionAt(3)]).toEqual([0, 0, 0]);
});
