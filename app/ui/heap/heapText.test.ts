import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { heapAt } from '../../model/heap/heapMoment.ts';
import { pointOf } from '../../model/moment/moment.ts';
import { buildViewModel } from '../../model/viewModel.ts';
import { captionOf } from './heapText.ts';

/** What stands below the first thing of a program, at its end or after an event. */
function caption(program: string, seq: number | null = null): string | null {
  const viewModel = buildViewModel(logOf(program), { hidden: false });
  const point = pointOf(viewModel.log, { seq, step: null, object: null });
  const heap = heapAt(viewModel, viewModel.history, point);
  return captionOf(viewModel, heap, heap.nodes.get(1)!)?.words ?? null;
}

it.each([
  ['one reference more than there are arrows', 'a=a a#2', '+1 not drawn'],
  ['many', 'a=a b-.x->a a#1202', '+1,200 not drawn'],
  ['none', 'a=a b-.x->a a#2', null],
  ['a refcount that was not read', 'a=a', null],
  ['one that is never counted', `a=a a#${0xc0000000}`, null],
])('counts the references that no arrow shows: %s', (_what, step, words) => {
  expect(caption(`1 object-created a:Node\n1 object-created b:Node\n2 step <module> ${step}`)).toBe(words);
});

it('keeps the name of what is gone apart from it', () => {
  const program = `
    1 object-created a:Node
    1 ref-created r:ref>a
    2 step <module> a=a r=r a#1 r#1
    2 object-dying a refcount
    2 ref-cleared r refcount
    2 object-dead a
  `;
  expect([1, 2, 4].map((seq) => caption(program, seq))).toEqual([null, 'was a', 'was a']);
  expect(caption('1 object-created a:Node\n1 object-dying a refcount')).toBeNull();
});
