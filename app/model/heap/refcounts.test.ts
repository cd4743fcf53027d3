import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { refcountsOf } from './refcounts.ts';

const PROGRAM = `
  1 object-created a:Node
  2 object-created b:Node
  2 step <module> a=a a#1
  3 step <module> a=a a#1 b#1
  4 step inner a=a a#3 b#1
  5 step <module> a=a a#2
`;

it('keeps each change with the step that found it', () => {
  const log = logOf(PROGRAM);
  expect(refcountsOf(log, 1)).toEqual({ steps: [0, 2, 3], counts: [1, 3, 2], most: 3 });
  expect(refcountsOf(log, 2)).toEqual({ steps: [1], counts: [1], most: 1 });
  expect(refcountsOf(log, 9)).toBe(null);
});

it('reads on where the log has grown', () => {
  const log = logOf(PROGRAM);
  refcountsOf(log, 2);
  log.steps.push({
    seq: 2,
    line: 6,
    function: '<module>',
    names: {},
    refcounts: new Map([[2, 5]]),
    edges: [],
  });
  expect(refcountsOf(log, 2)).toEqual({ steps: [1, 4], counts: [1, 5], most: 5 });
});
