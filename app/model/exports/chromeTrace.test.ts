import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { MOST_ALIKE } from '../timeline/groups.ts';
import { buildViewModel } from '../viewModel.ts';
import { type ChromeEvent, chromeEvents } from './chromeTrace.ts';

const PROGRAM = `
  1@100 object-created a:Node
  2@104 ref-created r:ref>a!gone
  3@110 step <module> a=a r=r
  3@110 object-dying a refcount
  3@110 ref-cleared r refcount
  3@112 callback-started r
  4@115 deref r dead call
  3@120 callback-finished r returned
  3@121 object-dead a
`;

function written({ ph, name, ts, dur, cat, id }: ChromeEvent): string {
  return [ph, cat, id, name, ts === undefined ? '' : `@${ts}`, dur === undefined ? '' : `+${dur}`]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

it('gives lives, what lasts, and moments', () => {
  const events = [...chromeEvents(buildViewModel(logOf(PROGRAM), { hidden: false }), 'CPython')];
  expect(events.map(written)).toEqual([
    'M process_name',
    'M thread_name',
    'b object 0x1 a (Node #1) @0',
    'b object 0x1 dying @10',
    'e object 0x1 dying @21',
    'e object 0x1 a (Node #1) @21',
    'b weakref 0x2 r (ref #1) @4',
    'b weakref 0x2 cleared @10.5',
    'e weakref 0x2 cleared @22',
    'e weakref 0x2 r (ref #1) @22',
    'X callback gone of r (ref #1) @12 +8',
    'i event object-created @0',
    'i event ref-created @4',
    'i event object-dying @10',
    'i event ref-cleared @10.5',
    'i event callback-started @12',
    'i event deref @15',
    'i event callback-finished @20',
    'i event object-dead @21',
  ]);
  expect(events.at(-1)?.args).toEqual({
    seq: 7,
    says: 'The Node that was called a is dead: its memory is freed.',
    line: 3,
    function: '<module>',
  });
});

it('nests what is called inside what is called', () => {
  const viewModel = buildViewModel(
    logOf(`
      1@0 object-created a:Node
      2@1 gc-started 2 asked
      2@2 finalizer-started a
      2@5 finalizer-finished a
      2@9 gc-finished 2 asked 1 0
    `),
    { hidden: false },
  );
  const lasting = [...chromeEvents(viewModel, 'CPython')].filter(({ ph }) => ph === 'X');
  expect(lasting.map(written)).toEqual([
    'X collection garbage collection @1 +8',
    'X finalizer __del__ of Node #1 @2 +3',
  ]);
});

it('gives every member of a group its own life', () => {
  const many = MOST_ALIKE + 1;
  const viewModel = buildViewModel(
    logOf(Array.from({ length: many }, (_, n) => `1 object-created o${n}:Node`).join('\n')),
    { hidden: false },
  );
  const lives = [...chromeEvents(viewModel, 'CPython')].filter(({ ph }) => ph === 'b');
  expect(lives).toHaveLength(many);
});
