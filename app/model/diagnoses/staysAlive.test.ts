import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { diagnose } from './diagnose.ts';

/** The notes of a program about an object that lives on; given are its text, and what it did. */
function notesOf(code: string, program: string): string[] {
  return diagnose(logOf(program), code).map(({ pitfall, line, message }) => `${line} ${pitfall}: ${message}`);
}

const CACHE = 'the cache of `area` keeps the arguments of its calls.';
const TRACEBACK =
  'the exception `e` keeps its traceback, and that the frames it came through with their variables.';

it('sees that something else holds an object of a cycle, where a list of both leads to it twice', () => {
  const players = (refcount: number) => `
    1 object-created a:Player
    1 object-created b:Player
    1 ref-created r:ref>a
    2 step <module> a=a b=b a-.team[0]->a b-.team[0]->a a-.team[1]->b b-.team[1]->b a#${refcount + 1} b#2 r#1 0x10:list<a.team,b.team>a[0],b[1]
    3 step <module> a-.team[0]->a b-.team[0]->a a-.team[1]->b b-.team[1]->b a#${refcount} b#1 r#1 0x10:list<a.team,b.team>a[0],b[1]
    3 deref r alive call
  `;
  expect(notesOf('', players(2))).toEqual([]);
  expect(notesOf('', players(1))).toEqual([
    '2 cycle-keeps-alive: `a` lives on after this line: a cycle of strong references (`a.team[0]` → `a`) waits for the collector.',
  ]);
});

it('has one note for all objects that a line lost, with their number', () => {
  const numbers = [...Array(100).keys()];
  const each = (words: (number: number) => string) => numbers.map(words).join(' ');
  const program = `
    ${numbers.map((n) => `1 object-created a${n}:Node\n1 ref-created r${n}:ref>a${n}`).join('\n')}
    2 step <module> ${each((n) => `a${n}=a${n} a${n}-.me->a${n} a${n}#2 r${n}#1`)}
    3 step <module> ${each((n) => `a${n}-.me->a${n} a${n}#1 r${n}#1`)}
    ${numbers.map((n) => `3 deref r${n} alive call`).join('\n')}
  `;
  expect(notesOf('', program)).toEqual([
    '2 cycle-keeps-alive: `a0` lives on after this line: a cycle of strong references (`a0.me` → `a0`) waits for the collector. 99 other objects are in the same state.',
  ]);
});

it('sees that something else holds another object of a cycle', () => {
  const pair = (refcount: number) => `
    1 object-created a:A
    1 object-created b:A
    1 ref-created r:ref>a
    2 step <module> a=a b=b a-.b->b b-.a->a a#2 b#${refcount + 1} r#1
    3 step <module> a-.b->b b-.a->a a#1 b#${refcount} r#1
    3 deref r alive call
  `;
  expect(notesOf('', pair(2))).toEqual([]);
  expect(notesOf('', pair(1))).toHaveLength(1);
});

it('sees that a set has an object which shares its path with another', () => {
  const set = `
    1 object-created a:A
    1 ref-created r:ref>a
    1 object-created b:A
    2 step <module> a=a b=b s{…}=b a#2 b#2 r#1 0x10:set<s>a{…},b{…}
    3 step <module> s{…}=b a#1 b#1 r#1 0x10:set<s>a{…},b{…}
    3 deref r alive call
  `;
  expect(notesOf('try: 1 / 0\nexcept E as e: err = e', set)).toEqual([]);
});

it('blames a cache only while it may hold the object', () => {
  const code = '@lru_cache\ndef area(s):\n    return 1\narea(a)\narea.cache_clear()\ndel a\nr()';
  const calls = (...refcounts: number[]) => `
    4 object-created a:A
    4 ref-created r:ref>a
    4 step <module> a=a a#2 r#1
    3 step area a=a s=a a#3 r#1
    5 step <module> a=a a#3 r#1
    6 step <module> a=a a#${refcounts[0]} r#1
    7 step <module> a#${refcounts[1]} r#1
    7 deref r alive call
  `;
  expect(notesOf(code, calls(2, 1))).toEqual([]);
  expect(notesOf(code, calls(3, 2))).toEqual([
    `6 hidden-strong-reference: \`a\` lives on after this line: ${CACHE}`,
  ]);
});

it('blames a traceback only for the variables of functions that it came through', () => {
  const code = `def fail(o):
    int('x')
try:
    fail(a)
except ValueError as e:
    err = e
del a
r()`;
  const raises = (inCall: string, refcounts: number[]) => `
    4 object-created a:A
    4 ref-created r:ref>a
    4 step <module> a=a a#${refcounts[0]} r#1
    2 step ${inCall} a#${refcounts[1]} r#1
    5 step <module> a=a a#${refcounts[1]} r#1
    6 step <module> a=a a#${refcounts[1]} r#1
    7 step <module> a=a a#${refcounts[1]} r#1
    8 step <module> a#${refcounts[1]! - 1} r#1
    8 deref r alive call
  `;
  // Raised by the module itself, while something unseen holds it.
  expect(notesOf(code, raises('<module> a=a', [2, 2]))).toEqual([]);
  // By a function without it, even if something takes it meanwhile.
  expect(notesOf(code, raises('fail a=a', [1, 2]))).toEqual([]);
  // The function has it, and then has not: something else holds it.
  expect(notesOf(code, raises('fail a=a o=a', [2, 2]))).toEqual([]);
  expect(notesOf(code, raises('fail a=a o=a', [1, 2]))).toEqual([
    `7 hidden-strong-reference: \`a\` lives on after this line: ${TRACEBACK}`,
  ]);
});

it('knows what a callback keeps as an argument', () => {
  const callback = (text: string) =>
    notesOf(
      `r = weakref.ref(a, ${text})\ndel a\nr()\ndef close(self): pass`,
      `
        1 object-created a:A
        1 step <module> a=a a#2
        1 ref-created r:ref>a!<lambda>
        2 step <module> a=a r=r a#2 r#1
        3 step <module> r=r a#1 r#1
        3 deref r alive call
      `,
    );
  const kept = [
    '2 hidden-strong-reference: `a` lives on after this line: the callback of `r` keeps it as an argument.',
  ];
  expect(callback('lambda _, n=a: print(n)')).toEqual(kept);
  expect(callback('partial(gone, a)')).toEqual(kept);
  expect(callback('a.close')).toEqual(kept);
  expect(callback('lambda _, n=a.name: print(n)')).toEqual([]);
  expect(callback('lambda _: print(a)')).toEqual([]);
  expect(callback('make(str(a), a == 1)')).toEqual([]);
});

it('blames a loop’s variable only where nothing unseen holds the object too', () => {
  const loop = (refcount: number) =>
    notesOf(
      'for n in items:\n    q.append(n)\nitems.clear()\nr()\ndel n',
      `
        1 object-created a:A
        1 ref-created r:ref>a
        2 step <module> n=a items[0]=a a#2 r#1
        3 step <module> n=a items[0]=a a#${refcount + 1} r#1
        4 step <module> n=a a#${refcount} r#1
        4 deref r alive call
        5 step <module> n=a a#${refcount} r#1
      `,
    );
  expect(loop(2)).toEqual([]);
  expect(loop(1)).toEqual([
    '3 hidden-strong-reference: `n` lives on after this line: `n`, left over from its loop, still holds it.',
  ]);
});

it('does not say that a weakref is dead at once which then gave its object', () => {
  const temporary = (meanwhile: string) =>
    notesOf(
      'keep(A())\ndef keep(x):\n    r = weakref.ref(x)\n    r()',
      `
        1 step <module>
        1 object-created a:A
        3 step keep x=a a#1
        1 ref-created r:ref>a
        4 step keep x=a a#1 r#1
        ${meanwhile}
        1 object-dying a refcount
        1 ref-cleared r refcount
        1 object-dead a
      `,
    ).map((text) => text.split(':')[0]);
  expect(temporary('4 deref r alive call')).toEqual([]);
  // As a set does with what is put into it.
  expect(temporary('4 deref r alive hash')).toEqual(['1 temporary-referent']);
});

it('takes the turns of a comprehension for one statement', () => {
  const program = `
    1 step <module>
    1 object-created a:A
    1 step <module> x=a a#2
    1 ref-created r:ref>a
    1 step <module> a#1 r#1
    1 object-dying a refcount
    1 ref-cleared r refcount
    1 object-dead a
  `;
  const at = (code: string) => notesOf(code, program).map((text) => text.split(':')[0]);
  expect(at('rs = [weakref.ref(x) for x in [A(), 1]]')).toEqual(['1 temporary-referent']);
  expect(at('for x in [A(), 1]: rs.append(weakref.ref(x))')).toEqual([]);
});

it('knows that the collector can take a weakref together with the object that its callback holds', () => {
  const own = (held: string, death: string) =>
    notesOf(
      '',
      `
        1 object-created a:F
        1 ref-created r:ref>a!gone
        2 step <module> a=a ${held} a#2 r#1
        3 step <module> ${held} a#1 r#1
        ${death}
      `,
    ).filter((text) => text.includes('hidden-strong-reference'));
  const head = '1 hidden-strong-reference: The callback `gone` itself holds `a`';
  const inCycle = [`${head}, and \`a\` holds this weakref: only the collector can take them.`];
  expect(own('r-~callback->a a-.r->r', '')).toEqual(inCycle);
  expect(own('r-~callback->a a-.r->r', '3 ref-cleared r gc\n3 ref-dead r\n3 object-dying a gc')).toEqual(
    inCycle,
  );
  expect(own('r-~callback->a a-.r->r', '3 ref-dead r\n3 object-dying a refcount')).toEqual([]);
  expect(own('r=r r-~callback->a', '')).toEqual([
    `${head}: as long as this weakref lives, its object cannot die.`,
  ]);
});
