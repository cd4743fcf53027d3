import { NOTHING_SELECTED, type Selection } from './selection.ts';
import type { Story } from './story.ts';

/** What panels report when a person picks an event or a thing. */
export type OnSelect = (selection: Selection) => void;

/** The selection of the event at a position: the moment, and what it is about. */
export function selectionAt(story: Story, position: number): Selection {
  const seq = story.seqAt(position);
  if (seq === null) return NOTHING_SELECTED;
  const subject = story.log.subject(seq);
  return { seq, step: null, object: subject === 0 ? null : subject };
}

/** The position of the selected event; null where none is selected, or the story is empty. */
export function selectedPosition(story: Story, selection: Selection): number | null {
  if (selection.seq === null || story.count === 0) return null;
  return story.positionOf(selection.seq);
}
