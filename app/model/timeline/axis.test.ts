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
