import { expect, it } from 'vitest';
import { FIRST_PROGRAM, logOf } from '../../tests/support/testLog.ts';
import { drawn, pictureOf } from '../../tests/support/testPicture.ts';
import { buildViewModel, buildWithPicture, type ViewModel } from './viewModel.ts';

const viewModelOf = (text: string, hidden = false): ViewModel => buildViewModel(logOf(text), { hidden });

it('gives every object a row and its weakrefs below it, in the order of the list in CPython', () => {
  expect(pictureOf(viewModelOf(FIRST_PROGRAM))).toBe(
    drawn(`
    Node #1       (====!~~~~~~)
      ref #1       <o===x......
      proxy #1        <==x.....
      ref #2         <====x{?}.
  `),
  );
});

it('puts basic refs and proxies first, the others newest first', () => {
  const viewModel = viewModelOf(`
    1 object-created a:Node
    2 ref-created one:ref>a!first
    3 ref-created two:KeyedRef>a
    4 ref-created p:proxy>a!third
    5 ref-created q:proxy>a
    6 ref-created r:ref>a
    7 ref-created three:ref>a!last
  `);
  expect(pictureOf(viewModel)).toBe(
    drawn(`
    Node #1       (======
      ref #2           <=
      proxy #2        <==
      ref #3            <
      proxy #1       <===
      KeyedRef #1   <====
      ref #1       <=====
  `),
  );
});

it('keeps a weakref to a weakref below that one', () => {
  const viewModel = viewModelOf(`
    1 object-created a:Node
    2 ref-created k:KeyedRef>a
    3 ref-created r:ref>k
    4 object-created b:Node
  `);
  expect(pictureOf(viewModel)).toBe(
    drawn(`
    Node #1       (===
      KeyedRef #1  <==
        ref #1      <=
    Node #2          (
  `),
  );
});

it('shows a resurrection, and the second death', () => {
  const viewModel = viewModelOf(`
    1 object-created a:Phoenix
    2 ref-created r:ref>a!gone
    3 object-dying a refcount
    3 finalizer-started a
    3 finalizer-finished a
    3 object-resurrected a
    4 object-dying a refcount
    4 ref-cleared r refcount
    4 callback-started r
    4 callback-finished r returned
    4 object-dead a
    5 ref-dead r
  `);
  expect(pictureOf(viewModel)).toBe(
    drawn(`
    Phoenix #1    (=!{}^!~~~)
      ref #1       <=====x{}.>
  `),
  );
});

it('begins the row of an object that has no events of its own with its first weakref', () => {
  const viewModel = viewModelOf(`
    1 object-created a:Node
    1 object-seen ~f:function
    2 ref-created r:ref>f
    3 deref r alive call
  `);
  expect(pictureOf(viewModel)).toBe(
    drawn(`
    Node #1       (==
    function #1    ==
      ref #1       <?
  `),
  );
  expect(viewModel.life(1).begins).toBe('seen');
});

const WITH_NOISE = `
  -  object-seen ~c:type
  -  ref-created ~n:ref>c
  4  object-created a:Node
  ~- gc-started 0 automatic
  ~- gc-finished 0 automatic
  5  ref-created r:ref>a
`;

it('leaves out what the interpreter does for itself, and shows it when asked', () => {
  const shown = viewModelOf(WITH_NOISE);
  expect(pictureOf(shown)).toBe(
    drawn(`
    Node #1       (=
      ref #1       <
  `),
  );
  expect([...shown.seqs]).toEqual([2, 5]);
  expect([0, 2, 3, 5].map((seq) => shown.positionOf(seq))).toEqual([0, 0, 1, 1]);
  expect(pictureOf(viewModelOf(WITH_NOISE, true))).toBe(
    drawn(`
    type #1       [=====
      ref #1       <====
    Node #1         (===
      ref #2           <
  `),
  );
});

it('finds the events of a line, and the runs of lines for the ruler', () => {
  const viewModel = viewModelOf(FIRST_PROGRAM);
  expect(viewModel.seqsOfLine(15)).toEqual([5, 6, 7, 8, 9, 11, 12]);
  expect(viewModel.seqsOfLine(14)).toEqual([]);
  expect(
    [...viewModel.runs.starts].map((start, run) => `${start}:${viewModel.runs.lines[run]}`).join(' '),
  ).toBe('0:9 1:10 2:11 3:12 4:13 5:15 10:7 11:15');
});

it('sees what came since when it is built again over a log that grew', () => {
  const log = logOf('1 object-created a:Node');
  const before = buildViewModel(log, { hidden: false });
  log.append({
    kind: 'object-dying',
    line: 2,
    functionText: 0,
    libraryText: 0,
    subject: 1,
    count: 0,
    detail: 0,
    extra: 0,
    tUs: 1,
  });
  expect(pictureOf(before)).toBe('Node #1       (');
  expect(pictureOf(buildViewModel(log, { hidden: false }))).toBe('Node #1       (!');
  // The older view model keeps nothing of its own.
  expect(pictureOf(before)).toBe('Node #1       (!');
});

it('is the same when it is told in parts, of what there was when it was begun', () => {
  const log = logOf(FIRST_PROGRAM);
  const whole = pictureOf(buildViewModel(logOf(FIRST_PROGRAM), { hidden: false }));
  const parts = buildWithPicture(log, { hidden: false });
  const viewModel = (() => {
    for (let times = 1; ; times += 1) {
      const { done, value } = parts.next();
      if (done) {
        expect(times).toBeGreaterThan(5);
        return value;
      }
      const row = { functionText: 0, libraryText: 0, count: 0, detail: 0, extra: 0, tUs: 1 };
      log.append({ ...row, kind: 'object-seen', line: 99, subject: 1 });
    }
  })();
  expect(pictureOf(viewModel)).toBe(whole);
  expect(viewModel.seqsOfLine(99)).toEqual([]);
  expect(buildViewModel(log, { hidden: false }).seqsOfLine(99)).not.toEqual([]);
});

it('has nothing to show of an empty log', () => {
  const viewModel = viewModelOf('');
  expect([viewModel.count, viewModel.rows.count, viewModel.positionOf(0)]).toEqual([0, 0, 0]);
  expect(pictureOf(viewModel)).toBe('');
});
