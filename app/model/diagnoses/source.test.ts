import { expect, it } from 'vitest';
import { binds, Source } from './source.ts';

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
