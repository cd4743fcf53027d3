import { expect, it } from 'vitest';
import { boundNames, pathOf, variablesIn, within } from './expressions.ts';
import { Program } from './program.ts';

it.each([
  'a = A(); r = weakref.ref(a)',
  'x = 1; a: A = A()',
  'b = a = A()',
  'a, b = A(), A()',
  '(b, *a) = make()',
  '[b, (c, a)] = make()',
  'r = weakref.ref(a := A())',
  'with A() as a: r = weakref.ref(a)',
  'with (open(p) as b, A() as a): pass',
  'if True: a = A()',
  'for b, a in c: pass',
  'try: pass\nexcept* E as a: pass',
  'import b, c as a',
  'from b import (c, a)',
  'match c:\n    case {"k": [1, *a]}: pass',
  'def a[T](b: T = 1): pass',
  'class a[T = int](B): pass',
])('sees a bound in %s', (code) => {
  const program = new Program(code);
  expect(program.all.some(({ line }) => program.bindsAt(line, 'a'))).toBe(true);
});

it.each([
  'r = weakref.ref(a)',
  'if a == b: r = weakref.ref(a)',
  'r.a = weakref.ref(a)',
  'a.r = weakref.ref(a)',
  'a[0] = 1',
  'aa = weakref.ref(a)',
  'f = weakref.finalize(a, print, end="")',
  'refs = [weakref.ref(a) for a in [A()]]',
  'f = lambda a: a',
  'print(f"{b:{c}} a = 1")',
  's = "a = 1"',
  'a: int',
])('sees no a bound in %s', (code) => {
  expect(new Program(code).bindsAt(1, 'a')).toBe(false);
});

/** What modern Python may have, each a statement of one or several lines, with a bracket or a name to trip over. */
const MODERN = [
  's = f"{m["("]}"',
  's = f"{f"{m["("]:>{w}}"!r}"',
  's = t"hi {m["("]!r:>{w}}"',
  's = rT"\\(" + tr"{b}("',
  'match s:\n    case {"(": [1, *rest]} | (rest) if rest: pass\n    case P(a=")"): pass\n    case _: pass',
  'if (n := len(s)) > 1: print(f"{n=}")',
  'try: pass\nexcept* (A, B) as e: pass',
  'try: pass\nexcept A, B: pass',
  'type Pair[T] = tuple[T, T]',
  '@deco(lambda a=(1, 2): ")")\n@other\nasync def g[T: int, *U, **P](a: T, /, b="(", *c, d, **e) -> T: await a',
  'class C[T = int](Base, metaclass=Meta): x: int = 1',
  'with (\n    open("(") as a,\n    open(")") as b,\n): pass',
  'call(  # (\n    1,\n    # )\n    """(\n    """,\n)',
  'x = 1 + \\\n    2',
];

it.each(MODERN)('reads what stands below %s', (above) => {
  const program = new Program(`${above}\nr = weakref.ref(a.b, callback=f)\n`);
  const line = above.split('\n').length + 1;
  expect(program.at(line).statements.map(({ kind }) => kind)).toEqual(['assignment']);
  const [call] = program.callsAt(line, 'ref');
  expect(call!.arguments.map(({ name, value }) => [name, pathOf(value)])).toEqual([
    [null, 'a.b'],
    ['callback', 'f'],
  ]);
});

it('knows the lines of statements, with and without blocks', () => {
  const program = new Program(`\
if (a and
        b): c = 1; d = (2,
    3)
elif e:
    f = """
    g
    """

else:
    h
# the end
`);
  expect(program.at(1)).toBe(program.at(3));
  expect(program.at(1).statements.map(({ kind }) => kind)).toEqual(['branch', 'assignment', 'assignment']);
  expect(program.isSameStatement(1, 4)).toBe(false);
  expect(program.isSameStatement(5, 7)).toBe(true);
  expect(program.isSameStatement(8, 9)).toBe(false);
  expect([4, 9, 10, 11].map((line) => program.endOfBlock(line))).toEqual([7, 10, 10, 11]);
  expect([5, 7, 8, 9].map((line) => program.isWithin(line, 4))).toEqual([true, true, false, false]);
});

it('knows functions by their qualified names', () => {
  const program = new Program(`
class A:
    def f(self):
        def f(b): return lambda: b
        return f
def f(c): pass
`);
  const names = ['A.f', 'A.f.<locals>.f', 'f', 'B.f', 'g'];
  expect(names.map((name) => program.parametersOf(name).join(' '))).toEqual([
    'self',
    'b',
    'c',
    'self b c',
    '',
  ]);
  expect(program.all.map((statement) => program.scopeOf(statement))).toEqual([
    '<module>',
    'A',
    'A.f',
    'A.f.<locals>.f',
    'A.f',
    '<module>',
    'f',
  ]);
  expect(['self', 'b', 'c'].map((name) => program.isLocalAround('A.f.<locals>.f', name))).toEqual([
    true,
    true,
    false,
  ]);
});

it('knows the variables of a function, and not what it says of others', () => {
  const program = new Program(`
def f(a, *, b=1):
    global g
    c = g = a
    for d, e in b: pass
    with open(h) as i: j.k = 1
    def l(): m = 1
    [n for n in o]
    match p:
        case [q]: r = 1
        case _: s = 2
    if t: pass
    else: u = 3
`);
  const names = [...'abcdefghijklmnopqrstu'];
  expect(names.filter((name) => program.hasLocal('F.f', name)).join('')).toBe('abcdeilqrsu');
  expect(program.hasLocal('<module>', 'a')).toBe(false);
});

it('knows methods from what decorators make of functions', () => {
  const program = new Program(`
class A:
    def close(self): pass
    @property
    def name(self): pass
    @staticmethod
    def shut(): pass
def make(a): pass
`);
  const names = ['close', 'name', 'shut', 'make', 'other'];
  expect(names.filter((name) => program.isMethod(name))).toEqual(['close']);
  expect(program.at(4).statements.map(({ kind }) => kind)).toEqual(['decorator']);
});

it('finds the variables of comprehensions, and not those of a loop', () => {
  const program = new Program('for a in [b for b in c]: d = {e: f for e, (f, g) in h}');
  expect(program.comprehensionVariablesAt(1)).toEqual(['b', 'e', 'f', 'g']);
});

it('reads what is whole around a fault', () => {
  const program = new Program('a = weakref.ref(b)\ndef f(:\n    x = (1\nc = weakref.ref(d)\n');
  expect(program.callsAt(1, 'ref')).toHaveLength(1);
  expect(program.callsAt(4, 'ref')).toHaveLength(1);
});

it('reads what is nested as deeply as CPython allows, and no text breaks it', () => {
  const nested = (depth: number) =>
    `a = ${'('.repeat(depth)}b${')'.repeat(depth)}\nc = 1${' + 1'.repeat(5 * depth)}`;
  expect([1, 2].map((line) => new Program(nested(200)).bindsAt(line, 'ac'[line - 1]!))).toEqual([true, true]);
  expect(new Program(nested(10_000)).at(1)).toMatchObject({ first: 1, last: 1 });
});

it('knows the variables of an expression, and not those that it makes itself', () => {
  const program = new Program('f(a.b, lambda c, d=e: c + g, [h for h in i if j], k=l)');
  const [call] = program.callsAt(1, 'f');
  expect([...variablesIn(call!)].join('')).toBe('faegijl');
});

it('gives places in the text', () => {
  const program = new Program('x = [\n  f(a), (b, *c)]\n');
  const [tuple] = within(program.at(2).expressions).filter(
    (expression) => expression.kind === 'display' && expression.brackets === 'tuple',
  );
  expect(program.textOf(tuple!)).toBe('(b, *c)');
  expect(tuple!.line).toBe(2);
  expect(boundNames(tuple!).map(({ name }) => name)).toEqual(['b', 'c']);
});
