import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { programNamesOf } from './programNames.ts';

/** The names of the things that a program introduces, in that order: `a, b · c · –`. */
function named(steps: string): string {
  const log = logOf(`
    1 object-created one:Node
    1 object-created two:Node
    1 object-created three:Node
    ${steps}
  `);
  const names = programNamesOf(log);
  return [1, 2, 3].map((id) => names.of(id).join(', ') || '–').join(' · ');
}

it('takes a variable of the module before its other names', () => {
  expect(
    named(`
      2 step <module>
      3 step Node.__init__ self=one
      4 step load image=one
      5 step <module> logo=one
      6 step <module> logo=one again=one images['logo']=one
    `),
  ).toBe('logo, again · – · –');
});

it('takes locals where there is nothing else, and self as the last', () => {
  expect(
    named(`
      3 step Node.__init__ self=one
      4 step main node=one
      5 step Node.__init__ self=two
      6 step main items[0]=three
    `),
  ).toBe('node · self · items[0]');
});

it('takes a path that leads to one thing before a name that leads to several', () => {
  expect(
    named(`
      3 step <module> nodes[0]=one nodes[1]=two node=one
      4 step <module> nodes[0]=one nodes[1]=two node=two
      5 step <module> last=three
      6 step <module> last=three node=three
    `),
  ).toBe('nodes[0] · nodes[1] · last');
});

it('goes through what holds a thing that no name leads to', () => {
  expect(named(`3 step <module> root=one one-.left->two two-.items['k\\'s']->three`)).toBe(
    "root · root.left · root.left.items['k\\'s']",
  );
});

it('prefers the way through a holder to self', () => {
  expect(
    named(`
      3 step Node.__init__ root=one self=two
      4 step <module> root=one one-.left->two
    `),
  ).toBe('root · root.left · –');
});

it('prefers the way from a variable of the module to the parameter of a call', () => {
  expect(
    named(`
      3 step <module> root=one one-.watch->two
      4 step gone root=one ref=two one-.watch->two
      5 step main local=three
    `),
  ).toBe('root · root.watch · local');
});

it('takes no path that is not Python', () => {
  const log = logOf('1 object-created a:Node\n1 object-created b:Node\n1 object-created c:Node');
  const names = { a: 1, 'seen key': 2, "byKey['a key']": 3 };
  log.steps.push({
    seq: 3,
    line: 2,
    function: '<module>',
    names,
    refcounts: new Map(),
    edges: [[1, 2, 'strong', '.data key']],
  });
  expect([2, 3].map((id) => programNamesOf(log).of(id))).toEqual([[], ["byKey['a key']"]]);
});

it('reads on where the log has grown', () => {
  const log = logOf('1 object-created a:Node');
  expect(programNamesOf(log).of(1)).toEqual([]);
  log.steps.push({ seq: 1, line: 2, function: '<module>', names: { a: 1 }, refcounts: new Map(), edges: [] });
  expect(programNamesOf(log).of(1)).toEqual(['a']);
  expect(programNamesOf(log).isUnique('a')).toBe(true);
  log.steps.push({ seq: 1, line: 3, function: '<module>', names: { a: 2 }, refcounts: new Map(), edges: [] });
  expect(programNamesOf(log).isUnique('a')).toBe(false);
});
