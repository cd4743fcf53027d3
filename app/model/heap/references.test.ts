import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { knownReferences } from './references.ts';

/** The references to each object that one step accounts for: `1×2 2×1`. */
function known(words: string): string {
  const [step] = logOf(`1 object-created a:A\n1 object-created b:A\n1 step <module> ${words}`).steps;
  const found = knownReferences(step!, Object.entries(step!.names), step!.edges);
  return Array.from(found, ([id, count]) => `${id}×${count}`)
    .sort()
    .join(' ');
}

it.each([
  ['variables and attributes', 'a=a c=a a-.x->b a-.y->b', '1×2 2×2'],
  ['a list by several names', "all[0]=a some['k'][0]=a 0x10:list<all,0x20['k']>a[0] 0x20:dict<some>", '1×1'],
  ['a list of several objects', 'a-.all[0]->a b-.all[0]->a 0x10:list<a.all,b.all>a[0]', '1×1'],
  ['two lists', 'a-.all[0]->a b-.all[0]->a 0x10:list<a.all>a[0] 0x20:list<b.all>a[0]', '1×2'],
  ['the members of a set, which share a name', 's{…}=b 0x10:set<s>a{…},b{…}', '1×1 2×1'],
  ['a variable that two closures share', 'a-.get~closure[0]->a a-.set~closure[0]->a', '1×1'],
  ['containers that were not read', 'a-.all[0]->a b-.all[0]->a', '1×2'],
])('counts the references of %s', (_what, words, count) => {
  expect(known(words)).toBe(count);
});
