import { expect, test } from 'vitest';
import { neededParts, withProperties } from './neededParts.ts';

/** What of a function's body is kept, without spaces. */
const kept = (body: string) => {
  const source = `async function make(given={}){${body}return Result}export default make;`;
  const lean = neededParts(source, 'Result');
  const [before, after] = ['async function make(given={}){', 'return Result}export default make;'];
  expect(lean.startsWith(before) && lean.endsWith(after)).toBe(true);
  return lean.slice(before.length, -after.length);
};

test.each([
  ['a function that nobody mentions', 'function unused(){}var other=()=>unused;', ''],
  ['what is mentioned by what acts', 'function used(){}used();', 'function used(){}used();'],
  ['what is mentioned by what is kept', 'var a=()=>b;function b(){}a();', 'var a=()=>b;function b(){}a();'],
  ['functions that mention each other', 'var a=()=>b();var b=()=>a();', ''],
  ['a value whose making acts', 'var a=make(),b={c:[1,-2],d(){}};', 'var a=make();'],
  ['a class is a value that may act', 'class A{static x=f()}', 'class A{static x=f()}'],
  ['what makes a value by reading of one', 'var a={b:1};var c=a.b;', ''],
  ['what is taken out of one', 'var {a}=f();var {b}=c;', 'var {a}=f();var {b}=c;'],
])('%s', (_, body, expected) => {
  expect(kept(body)).toBe(expected);
});

test('a property is kept with its owner', () => {
  expect(kept('var a=()=>1,b=()=>2;a.sig="i";b.sig="i";a();')).toBe('var a=()=>1;a.sig="i";a();');
  expect(kept('b.sig="i";')).toBe('b.sig="i";');
  expect(kept('var a={};a[f()]=1;a.b=f();')).toBe('var a={};a[f()]=1;a.b=f();');
});

test('what the result offers is kept where it is mentioned, or where it is there anyway', () => {
  const offers = 'var Result={};var a=()=>1;var b=()=>2;Result["a"]=a;Result["b"]=b;Result.c=1;';
  expect(kept(offers)).toBe('var Result={};Result.c=1;');
  expect(kept(`${offers}a();`)).toBe('var Result={};var a=()=>1;Result["a"]=a;Result.c=1;a();');
  const mentions = ['given.b();', 'given["b"]();', 'var {b:x}=given;', 'see("b");'];
  for (const mention of mentions)
    expect(kept(`${offers}${mention}`)).toBe(`var Result={};var b=()=>2;Result["b"]=b;Result.c=1;${mention}`);
});

test('of an object, those properties are kept that are asked for', () => {
  const source = 'function make(){var table={a:b,"c":d,e,f(){}};return table}';
  const lean = 'function make(){var table={"c":d,f(){}};return table}';
  expect(withProperties(source, 'table', (name) => 'cf'.includes(name))).toBe(lean);
  expect(() => withProperties(source, 'other', () => true)).toThrow('There is no object other.');
});

test('a source that is not one function is refused', () => {
  expect(() => neededParts('var a=1;', 'Result')).toThrow('There are 0 functions instead of one.');
});
