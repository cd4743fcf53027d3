import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { diagnose } from './diagnose.ts';

/** The notes of a program in which a weakref to a new instance of each of some types is refused on one line. */
function notesOf(code: string, ...types: string[]): string[] {
  const refused = types.map((type) => `9 object-created ${type}:${type}\n9 ref-refused ${type} cannot`);
  return diagnose(logOf(refused.join('\n')), code).map(
    ({ pitfall, message, advice }) => `${pitfall}: ${message} ${advice}`,
  );
}

const ADD = "Add `'__weakref__'` to `__slots__` (a dataclass: `weakref_slot=True`).";

it.each([
  "class S: __slots__ = ('x',)",
  'class S(T): __slots__=()',
  'class S: b = 1; __slots__ = ()',
  'class S:\n    __slots__ = ()',
  '@dataclass(slots=True)\nclass S: x:int=0',
])('sees the slots in %s', (code) => {
  expect(notesOf(code, 'S')).toEqual([
    `slots-without-weakref: CPython refuses: \`S\` has \`__slots__\` without \`'__weakref__'\`, so its instances have no place for weakrefs. ${ADD}`,
  ]);
});

it('speaks of several types on one line', () => {
  expect(notesOf('class S: __slots__ = ()\nclass T: __slots__ = ()', 'S', 'T')).toEqual([
    `slots-without-weakref: CPython refuses: \`S\` and \`T\` have \`__slots__\` without \`'__weakref__'\`, so their instances have no place for weakrefs. ${ADD}`,
  ]);
});

it('gives advice that holds whatever made the class, where its class statement does not say', () => {
  expect(notesOf("V = type('V', (), {'__slots__': ()})", 'V')).toEqual([
    "type-without-weakrefs: CPython refuses: `V` objects have no place for weakrefs. If its class has `__slots__`, add `'__weakref__'` to them; if it derives from `int`, `tuple` or `bytes`, hold the value in an instance of another class.",
  ]);
});

it('knows that a subclass of int has no place, slots or none', () => {
  expect(notesOf('class M(int): __slots__ = ()', 'M')).toEqual([
    'type-without-weakrefs: CPython refuses: `M` objects have no place for weakrefs. Hold the value in an instance of a class of your own: subclasses of `int`, `tuple` and `bytes` have no place for weakrefs either.',
  ]);
});
