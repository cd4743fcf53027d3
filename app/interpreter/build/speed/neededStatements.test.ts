import { expect, test } from 'vitest';
import { neededStatements, withProperties } from './neededStatements.ts';

/** What of a function's body is kept, without spaces. */
const kept = (body: string) => {
  const source = `async function make(given={}){${body}return Result}export default make;`;
  const lean = neededStatements(source, 'Result');
  const [before, after] = ['async function make(given={}){', 'return Result;}export default make;'];
  expect(lean.startsWith(before) && lean.endsWith(after)).toBe(true);
  return lean.slice(before.length, -after.length);
};

test.each([
  ['a function that nobody mentions', 'function unused(){}var other=()=>unused;', ''],
  ['what is mentioned by what acts', 'function used(){}used();', 'function used(){}used();'],
  ['what is mentioned by what is kept', 'var a=()=>b;function b(){}a();', 'var a=()=>b;function b(){}a();'],
  ['functions that mention each other', 'var a=()=>b();var b=()=>a();', ''],
  ['a value whose making acts', 'var a=make(),b={c:[1,-2],d(){}};', 'var a=make();'],
  ['a class is a value that may act', 'var A=class{static x=f()};', 'var A=class{static x=f()};'],
  ['instances of plain classes', 'var a=new Map,b=new Set([1]);', ''],
  ['instances of other ones', 'var a=new Other;', 'var a=new Other;'],
  ['what spreads a value', 'var a=[...b],c={...d};', 'var a=[...b],c={...d};'],
  ['what deletes', 'var a={b:1};delete a.b;', 'var a={b:1};delete a.b;'],
  ['what makes a value by reading of one', 'var a={b:1};var c=a.b;', ''],
  ['what is taken out of one', 'var {a}=f();var {b}=c;', 'var {a}=f();var {b}=c;'],
])('%s', (_, body, expected) => {
  expect(kept(body)).toBe(expected);
});

test.each([
  ['one of two', 'var a=()=>1,b=()=>2;a.sig="i";b.sig="i";a();', 'var a=()=>1;a.sig="i";a();'],
  ['one with setters', 'var a={set b(v){f(v)}};a.b=1;', 'var a={set b(v){f(v)}};a.b=1;'],
  ['by its other name', 'var a={};var b=a;b.x=1;use(a);', 'var a={};var b=a;b.x=1;use(a);'],
  ['one that is made elsewhere', 'b.sig="i";', 'b.sig="i";'],
  ['and has another name here', 'var d=document;d.title="x";', 'var d=document;d.title="x";'],
  ['and comes later', 'var d;d.title="x";', 'var d;d.title="x";'],
  ['of a name that is made', 'function f(){}var a={};a[f()]=1;', 'function f(){}var a={};a[f()]=1;'],
  ['no assignment at all', 'var a={};a[f()]||1;', 'var a={};a[f()]||1;'],
])('a property is kept with its owner: %s', (_, body, expected) => {
  expect(kept(body)).toBe(expected);
});

test('statements stay apart where lines kept them so', () => {
  expect(kept('x=f\nfunction u(){}\n(g)()\n')).toBe('x=f;(g)();');
  expect(kept('a={}\n;[1].forEach(g)\n')).toBe('a={}\n;[1].forEach(g);');
});

test('what the result offers is kept where it is mentioned, or where it is there anyway', () => {
  const offers = 'var Result={};var a=()=>1;var b=()=>2;Result["a"]=a;Result["b"]=b;Result.c=1;';
  expect(kept(offers)).toBe('var Result={};Result.c=1;');
  expect(kept(`${offers}a();`)).toBe('var Result={};var a=()=>1;Result["a"]=a;Result.c=1;a();');
  const mentions = ['given.b();', 'given["b"]();', 'var {b:x}=given;', 'see("b");', 'see(`b`);'];
  for (const mention of mentions)
    expect(kept(`${offers}${mention}`)).toBe(`var Result={};var b=()=>2;Result["b"]=b;Result.c=1;${mention}`);
});

test('what is offered brings along what it mentions of the result', () => {
  const offers = 'var Result={};function b(){}Result.b=b;Result.a=()=>Result.b();';
  expect(kept(offers)).toBe(offers);
});

test('of an object, those properties are kept that are asked for', () => {
  const source = 'function make(){var table={a:b,"c":d,e,f(){}};return table}';
  const lean = 'function make(){var table={"c":d,f(){}};return table}';
  expect(withProperties(source, 'table', (name) => 'cf'.includes(name))).toBe(lean);
  expect(() => withProperties(source, 'other', () => true)).toThrow('There is no object other.');
});

test('a source that is not one function is refused', () => {
  expect(() => neededStatements('var a=1;', 'Result')).toThrow('There are 0 functions instead of one.');
});
