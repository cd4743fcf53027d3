import { expect, it } from 'vitest';
import {
  ALL_OPEN,
  type PanelStates,
  parsePanelStates,
  withClosed,
  withGrown,
  withOpened,
} from './panelStates.ts';

const DOES = { close: withClosed, open: withOpened, grow: withGrown };

/** `close Heap, grow Events` gives `closed Heap; grown Events`. */
function after(words: string): string {
  let states: PanelStates = ALL_OPEN;
  for (const word of words.split(', ')) {
    const [does, name] = word.split(' ') as [keyof typeof DOES, string];
    states = DOES[does](states, name);
  }
  const { closed, grown } = states;
  return `closed ${closed.join(' ') || 'none'}; grown ${grown ?? 'none'}`;
}

it.each([
  ['close Heap', 'closed Heap; grown none'],
  ['close Heap, close Heap', 'closed Heap; grown none'],
  ['close Heap, close Events, open Heap', 'closed Events; grown none'],
  ['grow Heap', 'closed none; grown Heap'],
  ['grow Heap, grow Heap', 'closed none; grown none'],
  ['grow Heap, grow Events', 'closed none; grown Events'],
  ['grow Heap, close Heap', 'closed Heap; grown none'],
  ['grow Heap, close Events', 'closed Events; grown Heap'],
  ['close Heap, grow Heap', 'closed Heap; grown none'],
])('%s', (words, states) => {
  expect(after(words)).toBe(states);
});

it.each([null, 'no JSON', '3', '{"closed": "Heap", "grown": null}', '{"closed": []}'])(
  'where %j was kept, all panels are open',
  (kept) => {
    expect(parsePanelStates(kept)).toBe(ALL_OPEN);
  },
);

it('comes back as it was', () => {
  const states = { closed: ['Heap'], grown: 'Events' };
  expect(parsePanelStates(JSON.stringify(states))).toEqual(states);
});
