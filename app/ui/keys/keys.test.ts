import { expect, it } from 'vitest';
import { actionOfKey } from '../timeline/keys.ts';
import { KEY_GROUPS } from './keys.ts';

const ARROWS: Readonly<Record<string, string>> = {
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
};

it('lists keys of the timeline that do something there', () => {
  const timeline = KEY_GROUPS.find(({ where }) => where === 'In the timeline')!;
  const keys = timeline.lines.flatMap((line) => line.keys.flat());
  expect(keys.length).toBeGreaterThan(10);
  for (const key of keys) expect(actionOfKey(ARROWS[key] ?? key), key).not.toBeNull();
});

it('names each chord once in a group', () => {
  for (const { where, lines } of KEY_GROUPS) {
    const chords = lines.flatMap(({ keys }) => keys.map((chord) => chord.join('+')));
    expect(new Set(chords).size, where).toBe(chords.length);
  }
});
