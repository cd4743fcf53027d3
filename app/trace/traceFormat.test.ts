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
import { eventSchema } from './schema.ts';

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

interface Variant {
  entries: Record<string, { options?: readonly unknown[]; literal?: unknown }>;
}

/** The fields of each kind besides those of every event, and the words that a field may have, by the schema. */
function fieldsByKind(): Map<string, { fields: Set<string>; words: Set<string> }> {
  const found = new Map<string, { fields: Set<string>; words: Set<string> }>();
  const every = new Set(['seq', 'line', 't', 'library', 'c', 'kind']);
  // Their exact types would be longer than the test.
  const variants: readonly (Variant | { options: readonly Variant[] })[] =
    eventSchema.options as unknown as Variant[];
  for (const { entries } of variants.flatMap((one) => ('options' in one ? one.options : [one]))) {
    const kind = entries.kind!.literal as string;
    const known = found.get(kind) ?? { fields: new Set(), words: new Set() };
    found.set(kind, known);
    for (const [name, entry] of Object.entries(entries)) {
      if (every.has(name) || (name === 'function' && kind !== 'capi-call')) continue;
      known.fields.add(name);
      for (const word of entry.options ?? [entry.literal])
        if (typeof word === 'string') known.words.add(word);
    }
  }
  return found;
}

it('TRACE-FORMAT.md has a row for each kind of event, in their order, with its fields and their words', () => {
  const table = REFERENCE.split('| kind | further fields | when |\n')[1]!.split('\n\n')[0]!;
  const codes = (cell: string) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, code]) => code!);
  const rows = table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(' | ').map((cell) => codes(cell)));
  expect(rows.flatMap(([kinds]) => kinds)).toEqual(EVENT_KINDS);
  const known = fieldsByKind();
  expect([...known.keys()]).toEqual(EVENT_KINDS);
  const stated = new Map(rows.flatMap(([kinds, said]) => kinds!.map((kind) => [kind, said!] as const)));
  for (const [kind, { fields, words }] of known) {
    const said = stated.get(kind)!;
    // `as ref-created`, and `on finish also …` for the second kind of a row.
    const whole = stated.get(said[0]!) ?? said;
    expect([...fields, ...words].filter((word) => !whole.includes(word))).toEqual([]);
  }
  for (const [kinds, said] of rows) {
    const may = kinds!.flatMap((kind) => [...known.get(kind)!.fields, ...known.get(kind)!.words]);
    expect(said!.filter((word) => !may.includes(word) && !known.has(word))).toEqual([]);
  }
});
