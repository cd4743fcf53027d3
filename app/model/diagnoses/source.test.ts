import { expect, it } from 'vitest';
import { binds, comprehensionVariables, Source } from './source.ts';

it.each([
  'a = A(); r = weakref.ref(a)',
  'x = 1; a: A = A()',
  'b = a = A()',
  'a, b = A(), A()',
  '(b, *a) = make()',
  'r = weakref.ref(a := A())',
  'with A() as a: r = weakref.ref(a)',
  'if True: a = A()',
])('sees a bound in %s', (statement) => {
  expect(binds(statement, 'a')).toBe(true);
});

it.each([
  'r = weakref.ref(a)',
  'if a == b: r = weakref.ref(a)',
  'r.a = weakref.ref(a)',
  'a.r = weakref.ref(a)',
  'aa = weakref.ref(a)',
  'f = weakref.finalize(a, print, end="")',
  'refs = [weakref.ref(a) for a in [A()]]',
])('sees no a bound in %s', (statement) => {
  expect(binds(statement, 'a')).toBe(false);
});

it('reads the bases of a class, and not what its body says on the same line', () => {
  const source = new Source('class A: x: int = 0\nclass B(int): pass\nclass C[T: (int, str)](D): pass');
  expect([1, 2, 3].map((line) => source.bases(line))).toEqual(['', 'int', 'D']);
});

it('knows the variables of a function, and not what it says of others', () => {
  const source = new Source(`
def f(a, *, b=1):
    global g
    c = g = a
    for d, e in b: pass
    with open(h) as i: j.k = 1
`);
  const names = [...'abcdefghijk'];
  expect(names.filter((name) => source.hasLocal('F.f', name)).join('')).toBe('abcdei');
  expect(source.hasLocal('<module>', 'a')).toBe(false);
});

it('knows methods from what decorators make of functions', () => {
  const source = new Source(`
class A:
    def close(self): pass
    @property
    def name(self): pass
    @staticmethod
    def shut(): pass
def make(a): pass
`);
  const names = ['close', 'name', 'shut', 'make', 'other'];
  expect(names.filter((name) => source.isMethod(name))).toEqual(['close']);
});

it('finds the variables of comprehensions, and not those of a loop', () => {
  expect(comprehensionVariables('for a in [b for b in c]: d = {e: f for e, (f, g) in h}')).toEqual([
    'b',
    'e',
    'f',
    'g',
  ]);
});
