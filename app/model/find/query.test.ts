import { expect, it } from 'vitest';
import { parseQuery } from './query.ts';

it.each([
  ['', []],
  [
    'Node  a',
    [
      { kind: 'any', text: 'node' },
      { kind: 'any', text: 'a' },
    ],
  ],
  ['line:12', [{ kind: 'line', from: 12, to: 12 }]],
  ['line:12-20', [{ kind: 'line', from: 12, to: 20 }]],
  ['Line:', []],
  ['line:x', []],
  [
    'kind:cleared #3',
    [
      { kind: 'kind', text: 'cleared' },
      { kind: 'number', number: 3 },
    ],
  ],
  ['name:"cache[\'a key\']"', [{ kind: 'name', text: "cache['a key']" }]],
  ['"two words', [{ kind: 'any', text: 'two words' }]],
])('reads %s', (text, terms) => {
  expect(parseQuery(text)).toEqual(terms);
});
