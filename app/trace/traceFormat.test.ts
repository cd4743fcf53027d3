import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  CLEAR_CAUSES,
  CREATION_ENTRY_POINTS,
  DEREF_ENTRY_POINTS,
  EVENT_KINDS,
  LIMITS,
  ROLES,
  SILENCES,
} from './format.ts';
import { LAWS } from './laws/laws.ts';

const REFERENCE = readFileSync(new URL('../../TRACE-FORMAT.md', import.meta.url), 'utf8');

it('TRACE-FORMAT.md states every law, in its words', () => {
  const stated = REFERENCE.split('\n').filter((line) => line.startsWith('- **'));
  expect(stated).toEqual(
    LAWS.map(({ id, words, needsWholeLog }) => `- **${id}**${needsWholeLog ? ' \\*' : ''}: ${words}`),
  );
});

it('TRACE-FORMAT.md knows every word of the vocabulary', () => {
  const words = [
    ...EVENT_KINDS,
    ...ROLES,
    ...CREATION_ENTRY_POINTS,
    ...CLEAR_CAUSES,
    ...SILENCES,
    ...DEREF_ENTRY_POINTS,
    ...LIMITS,
  ];
  expect(words.filter((word) => !REFERENCE.includes(`\`${word}\``))).toEqual([]);
});
