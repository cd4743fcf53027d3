import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { diagnose } from './diagnose.ts';

/** The notes of a program about a weakref in the garbage. */
function notesOf(program: string): { message: string; advice: string }[] {
  return diagnose(logOf(program), '')
    .filter(({ pitfall }) => pitfall === 'ref-in-trash')
    .map(({ message, advice }) => ({ message, advice }));
}

const IN_TRASH = `
  1 object-created a:A
  2 ref-created r:ref>a!gone
  3 gc-started 2 asked
  3 ref-cleared r gc
  3 callback-silenced r ref-in-trash
`;
const TOGETHER = {
  message:
    'Ref #1 was part of the same garbage as A #1: the collector clears such a weakref, and never calls its callback `gone`.',
  advice: 'Keep the weakref outside of what it watches: in a variable or a list that no cycle leads to.',
};
const ALONE = {
  message:
    'Ref #1 was garbage itself, whatever becomes of A #1: the collector clears such a weakref, and never calls its callback `gone`.',
  advice:
    'Keep the weakref as long as the callback is wanted: in a variable or a list that does not go with a cycle.',
};

it('knows a weakref that is garbage together with its referent', () => {
  expect(
    notesOf(`${IN_TRASH}
      3 object-dying a gc
      3 ref-dead r
      3 object-dead a
      3 gc-finished 2 asked 2 0
    `),
  ).toEqual([TOGETHER]);
  expect(
    notesOf(`${IN_TRASH}
      3 finalizer-started a
      3 finalizer-finished a
      3 object-resurrected a
      3 gc-finished 2 asked 0 0
    `),
  ).toEqual([TOGETHER]);
});

it('does not say that a living referent was collected', () => {
  const lives = `${IN_TRASH}
    3 ref-dead r
    3 gc-finished 2 asked 2 0
  `;
  expect(notesOf(lives)).toEqual([ALONE]);
  expect(
    notesOf(`${lives}
      4 object-dying a refcount
      4 object-dead a
    `),
  ).toEqual([ALONE]);
  // Another collection takes it later.
  expect(
    notesOf(`${lives}
      4 gc-started 2 asked
      4 object-dying a gc
      4 object-dead a
      4 gc-finished 2 asked 1 0
    `),
  ).toEqual([ALONE]);
});

it('takes what ends a program from outside for no error of the callback that it came upon', () => {
  const raises = (error: string) =>
    diagnose(
      logOf(`
        1 object-created a:A
        2 ref-created r:ref>a!gone
        3 ref-cleared r refcount
        3 callback-started r
        3 callback-finished r raised ${error}
      `),
      '',
    ).map(({ pitfall }) => pitfall);
  expect(raises('ValueError')).toEqual(['callback-raised']);
  expect(raises('KeyboardInterrupt')).toEqual([]);
});
