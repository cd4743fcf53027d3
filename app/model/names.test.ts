import { expect, it } from 'vitest';
import { concerns } from './concerns.ts';
import { buildStory } from './story.ts';
import { logOf } from './testLog.ts';

const PROGRAM = `
  1 object-created a:Node
  2 object-created b:Leaf
  3 object-created c:Node
  4 ref-created r:ref>c
  5 ref-created k:KeyedRef>c!remove
  6 ref-created p:proxy>a
  7 ref-refused int cannot create weak reference to 'int' object
  8 gc-started 2 asked
  9 capi-call PyWeakref_IsDead {"arguments":[4],"result":"0"}
`;

it('counts per type, and names weakrefs by what they are', () => {
  const story = buildStory(logOf(PROGRAM), { hidden: false });
  expect([...story.seqs].map((seq) => concerns(story, seq))).toEqual([
    'Node #1',
    'Leaf #1',
    'Node #2',
    'ref #1 → Node #2',
    'KeyedRef #1 → Node #2',
    'proxy #1 → Node #1',
    'int',
    'the heap',
    'PyWeakref_IsDead',
  ]);
});

it('has room for the names that the program gives', () => {
  const story = buildStory(logOf(PROGRAM), { hidden: false, programNames: new Map([[3, 'c']]) });
  expect([story.names.programName(3), story.names.programName(1)]).toEqual(['c', null]);
});
