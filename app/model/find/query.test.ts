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
  ['Record #1235', [{ kind: 'label', type: 'record', number: 1235 }]],
  ['"Record #11"', [{ kind: 'label', type: 'record', number: 11 }]],
  ['"Record #1', [{ kind: 'label', type: 'record', number: 1 }]],
  [
    'cleared Record #11 line:3',
    [
      { kind: 'any', text: 'cleared' },
      { kind: 'label', type: 'record', number: 11 },
      { kind: 'line', from: 3, to: 3 },
    ],
  ],
  [
    'Record #11x',
    [
      { kind: 'any', text: 'record' },
      { kind: 'any', text: '#11x' },
    ],
  ],
  ['Alive', [{ kind: 'alive' }]],
  ['"alive"', [{ kind: 'any', text: 'alive' }]],
  ['name:alive', [{ kind: 'name', text: 'alive' }]],
  ['"two words', [{ kind: 'any', text: 'two words' }]],
])('reads %s', (text, terms) => {
  expect(parseQuery(text)).toEqual(terms);
});
