import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { buildViewModel } from '../viewModel.ts';
import { aliveMask, livingObjects, pathAtEnd } from './living.ts';

const viewModelOf = (program: string) => buildViewModel(logOf(program), { hidden: false });

/** `Node #2: a.next`, what lives at the end of a program, and how it is held. */
function living(program: string): string[] {
  const viewModel = viewModelOf(program);
  const path = pathAtEnd(viewModel);
  return livingObjects(viewModel).map((id) => `${viewModel.names.label(id)}: ${path(id)?.path ?? '–'}`);
}

const PINNED = 1234;
const MANY = Array.from({ length: 2000 }, (_, at) => `r${at}`);

it('finds the one of 2,000 that is pinned, and by what', () => {
  expect(
    living(`
      ${MANY.map((name) => `1 object-created ${name}:Record`).join('\n')}
      ${MANY.filter((_, at) => at !== PINNED)
        .map((name) => `2 object-dying ${name} refcount\n2 object-dead ${name}`)
        .join('\n')}
      3 step <module> registry['recent']['pinned']=r${PINNED}
    `),
  ).toEqual([`Record #${PINNED + 1}: registry['recent']['pinned']`]);
});

it('goes through what holds an object, by the shortest path', () => {
  expect(
    living(`
      1 object-created a:Node
      1 object-created b:Node
      1 object-created c:Node
      1 object-created d:Node
      2 step <module> a=a far=b a-.x->b b-.y->c a-.z->c c-.w->d
    `),
  ).toEqual(['Node #1: a', 'Node #2: far', 'Node #3: a.z', 'Node #4: a.z.w']);
});

it('follows no weak reference, and knows no path to what only a cycle holds', () => {
  expect(
    living(`
      1 object-created a:Node
      1 object-created b:Node
      1 object-created c:Node
      1 ref-created r:ref>a
      2 step <module> r=r b-.x->c c-.y->b
    `),
  ).toEqual(['Node #1: –', 'Node #2: –', 'Node #3: –']);
});

it('lists instances of the program’s classes before functions and the like', () => {
  expect(
    living(`
      1 object-seen f:function
      1 object-created a:Node
    `),
  ).toEqual(['Node #1: –', 'function #1: –']);
});

it('counts what is dying as living, a weakref as long as it leads to its object, and nothing that is freed', () => {
  const mask = aliveMask(
    viewModelOf(`
      1 object-created a:Node
      1 ref-created r:ref>a
      1 object-created b:Node
      1 ref-created s:ref>b
      1 ref-created t:ref>b
      1 ref-dead t
      2 object-dying a refcount
      2 ref-cleared r refcount
      2 object-created c:Node
      2 object-dying c refcount
      2 object-dead c
    `),
  );
  expect([...mask]).toEqual([0, 1, 0, 1, 1, 0, 0]);
});

it('leaves out what the interpreter keeps for itself', () => {
  expect([...aliveMask(viewModelOf('~1 object-seen ~own:type\n1 object-created a:Node'))]).toEqual([0, 0, 1]);
});

it('claims no path where the lines were no longer followed and the end was not read', () => {
  const log = logOf('1 object-created a:Node\n2 step <module> a=a');
  expect(pathAtEnd(buildViewModel(log, { hidden: false }))(1)?.path).toBe('a');
  log.stepsDropped = 1;
  expect(pathAtEnd(buildViewModel(log, { hidden: false }))(1)).toBeNull();
  log.end = { ...log.steps[0]!, names: { b: 1 } };
  expect(pathAtEnd(buildViewModel(log, { hidden: false }))(1)?.path).toBe('b');
});
