import { describe, expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { buildViewModel } from '../viewModel.ts';
import { Moments, type Walk } from './moments.ts';
import { NOTHING_SELECTED } from './selection.ts';

const PROGRAM = `
  1 step <module>
  2 step <module>
  2 object-created a:Node
  2 ref-created r:ref>a
  3 step <module> a=a r=r
  3 object-dying a refcount
`;

const momentsOf = (program: string, hasEnded = true) =>
  new Moments(buildViewModel(logOf(program), { hidden: false }), hasEnded);

/** `1 2 e0 e1 3 e2 end`: lines by their step, events by their position. */
function picture(moments: Moments, walk: Walk): string {
  return Array.from({ length: moments.count(walk) }, (_, index) => {
    const moment = moments.at(index, walk);
    if (moment.kind === 'end') return 'end';
    return moment.kind === 'line' ? `s${moment.step}` : `e${moment.position}`;
  }).join(' ');
}

it('merges lines and events in the order they happened', () => {
  const moments = momentsOf(PROGRAM);
  expect(picture(moments, 'all')).toBe('s0 s1 e0 e1 s2 e2 end');
  expect(picture(moments, 'lines')).toBe('s0 s1 s2 end');
  expect(picture(moments, 'events')).toBe('e0 e1 e2');
});

it('has no end while the program runs, nor where lines were not kept', () => {
  expect(picture(momentsOf(PROGRAM, false), 'all')).toBe('s0 s1 e0 e1 s2 e2');
  const log = logOf(PROGRAM);
  log.stepsDropped = 3;
  expect(picture(new Moments(buildViewModel(log, { hidden: false }), true), 'lines')).toBe('s0 s1 s2');
});

it('walks events where no lines were recorded', () => {
  const moments = momentsOf('1 object-created a:Node');
  expect([moments.hasSteps, picture(moments, 'all')]).toEqual([false, 'e0']);
});

it('finds every moment again by its selection, and the nearest before it on another walk', () => {
  const moments = momentsOf(PROGRAM);
  const selections = [0, 1, 2, 3, 4, 5, 6].map((at) => moments.selectionAt(at, 'all', NOTHING_SELECTED));
  const at = (walk: Walk) => selections.map((selection) => moments.indexOf(selection, walk)).join(' ');
  expect(at('all')).toBe('0 1 2 3 4 5 6');
  expect(at('lines')).toBe('0 1 1 1 2 2 3');
  expect(at('events')).toBe('0 0 0 1 1 2 2');
});

it('shows the last event while a line stands next, and keeps the selected thing', () => {
  const moments = momentsOf(PROGRAM);
  const current = { ...NOTHING_SELECTED, object: 2 };
  expect(moments.selectionAt(0, 'all', current)).toEqual({ seq: null, step: 0, object: 2 });
  expect(moments.selectionAt(4, 'all', current)).toEqual({ seq: 1, step: 2, object: 2 });
  expect(moments.selectionAt(5, 'all', current)).toEqual({ seq: 2, step: null, object: 1 });
  expect(moments.selectionAt(6, 'all', current)).toEqual({ seq: 2, step: 3, object: 2 });
});

describe('the next moment', () => {
  const CODE = `import weakref
class Node:
    pass
def gone(ref): pass
a = Node()
class Odd: pass`;
  const moments = new Moments(
    buildViewModel(
      logOf(`
        1 step <module>
        2 step <module>
        3 step Node
        4 step <module>
        5 step <module>
        5 object-created a:Node
        6 step <module> a=a
        6 object-dying a refcount
      `),
      { hidden: false },
    ),
    true,
    CODE,
  );
  const walked = (walk: Walk, by: 1 | -1, from: number | null) => {
    const indexes: number[] = [];
    for (let at = from; at === null || at !== indexes.at(-2); at = moments.next(at, by, walk)) {
      if (at !== null) indexes.push(at);
      if (indexes.length > 20) break;
    }
    return [...new Set(indexes)];
  };

  it('passes over definitions in which nothing happens to objects', () => {
    // All: s0 s1 s2 s3 s4 e0 s5 e1 end.
    expect(walked('all', 1, null)).toEqual([4, 5, 6, 7, 8]);
    expect(walked('lines', 1, null)).toEqual([4, 5, 6]);
    expect(walked('all', -1, 8)).toEqual([8, 7, 6, 5, 4, 0]);
  });

  it('goes on from a definition that somebody picked', () => {
    expect(moments.next(1, 1, 'all')).toBe(4);
    expect(moments.next(3, -1, 'all')).toBe(0);
  });

  it('is the neighbour where only events are walked through', () => {
    expect([moments.next(null, 1, 'events'), moments.next(0, 1, 'events')]).toEqual([0, 1]);
  });
});
