import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { HeapHistory } from '../heap/heapHistory.ts';
import { callbackHistory, structOf } from '../inspector/inspectWeakref.ts';
import { buildViewModel } from '../viewModel.ts';
import { crashCause } from './crashCause.ts';
import { plainText } from './sentence.ts';
import { sentenceOf } from './sentences.ts';

const FREED = `
  4 object-seen t:ParamSpecArgs
  4 ref-created r:ref>t!print
  5 step <module> t=t r=r t#1 r#1
  5 object-dying t refcount
  5 object-dead t
`;
const GONE = `
  6 callback-silenced r referent-freed
  6 ref-dead r
`;
const viewModelOf = (text: string) => buildViewModel(logOf(text), { hidden: false });

it('says which memory was freed with a weakref to it, also when the weakref was just going', () => {
  const sentence =
    'Before that, on line 5, the memory of t (ParamSpecArgs #1) was freed without clearing its weakrefs, so r (ref #1) pointed into freed memory.';
  expect(crashCause(viewModelOf(FREED))).toBe(sentence);
  expect(crashCause(viewModelOf(FREED + GONE))).toBe(sentence);
});

it('knows of nothing where all weakrefs were cleared, or gone before', () => {
  expect(
    crashCause(viewModelOf(FREED.replace('5 object-dead', '5 ref-cleared r refcount\n5 object-dead'))),
  ).toBe(null);
  expect(crashCause(viewModelOf(FREED.replace('5 object-dead', '5 ref-dead r\n5 object-dead')))).toBe(null);
});

it('inspects a dangling weakref as one', () => {
  const viewModel = viewModelOf(FREED);
  const history = new HeapHistory(viewModel.log);
  expect(history.condition(2, 3)).toBe('alive');
  expect(history.condition(2, 4)).toBe('dangling');
  const struct = structOf(viewModel, history, 2, 4, 1);
  expect(struct.find(({ name }) => name === 'wr_object')).toMatchObject({
    target: 1,
    note: 'dangling: points into freed memory',
  });
  expect(plainText(callbackHistory(viewModel, history, 2, 4))).toBe(
    'The callback print will never be called: its object was freed by a type that did not clear its weakrefs.',
  );
});

it('does not speak of a dangling weakref as if it had gone first', () => {
  const viewModel = viewModelOf(FREED + GONE);
  expect(plainText(sentenceOf(viewModel, 4))).toBe(
    'print will never be called: the ParamSpecArgs that was called t was freed by a type that did not clear its weakrefs, ref r among them.',
  );
  expect(plainText(sentenceOf(viewModel, 5))).toBe(
    'Nothing keeps the ref that was called r any longer, and it is freed: it takes itself out of a list that lay in the freed memory of the ParamSpecArgs that was called t.',
  );
});
