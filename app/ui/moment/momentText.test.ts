import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { Moments } from '../../model/moment/moments.ts';
import { plainText } from '../../model/sentences/sentence.ts';
import { buildViewModel } from '../../model/viewModel.ts';
import { momentSentence, placeParts } from './momentText.ts';

const CODE = 'a = Node()\nif a:\n    del a\nclass Leaf:\n    size = 1';
const viewModel = buildViewModel(
  logOf(`
    1 step <module>
    1 object-created a:Node
    3 step Node.close a=a
    5 step Leaf a=a
  `),
  { hidden: false },
);
const moments = new Moments(viewModel, true);

it('has a sentence for every moment, and where it stands', () => {
  const texts = [0, 1, 2, 3, 4].map((index) => {
    const moment = moments.at(index, 'all');
    const sentence = plainText(momentSentence(viewModel, CODE, { kind: 'completed' }, moment)!);
    return `${placeParts(viewModel, moment, index, 5).join(' · ')}: ${sentence}`;
  });
  expect(texts).toEqual([
    'step 1 of 5 · before line 1: Line 1 runs next: a = Node()',
    'step 2 of 5 · event 0 · line 1: Node #1 is created. The program calls it a.',
    'step 3 of 5 · before line 3: Line 3 runs next, in Node.close: del a',
    'step 4 of 5 · before line 5: Line 5 runs next, in the body of class Leaf: size = 1',
    'step 5 of 5 · the end: The program has run to its end. What is still there stays as it is.',
  ]);
});

it('counts what there is where nothing is selected', () => {
  expect(momentSentence(viewModel, CODE, null, null)).toBeNull();
  expect(placeParts(viewModel, null, null, 4)).toEqual(['4 steps']);
  expect(placeParts(viewModel, null, null, 1)).toEqual(['one step']);
  expect(placeParts(viewModel, null, null, 0)).toEqual(['no events']);
});
