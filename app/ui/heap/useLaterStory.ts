import { useDeferredValue } from 'react';
import type { Story } from '../../model/story.ts';

/** From so many events on, what memory looked like is worked out once the timeline has been painted. */
const MANY_EVENTS = 50_000;

/** The story for the panels that look into memory; of a long run it comes a moment after the timeline has it. */
export function useLaterStory(story: Story | null): Story | null {
  const later = useDeferredValue(story);
  return story !== null && story.count >= MANY_EVENTS && later?.log === story.log ? later : story;
}
