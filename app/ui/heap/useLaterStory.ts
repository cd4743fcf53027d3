import { useDeferredValue } from 'react';
import type { Story } from '../../model/story.ts';

/** From so many events on, what memory looked like is worked out once the timeline has been painted. */
const MANY_EVENTS = 50_000;

/** The story for the panels that look into memory; of a long run it comes a moment after the timeline has it. */
export function useLaterStory(story: Story | null): Story | null {
  const long = story !== null && story.count >= MANY_EVENTS ? story : null;
  // Of a short one nothing is deferred: that would draw the page twice.
  const later = useDeferredValue(long);
  return long !== null && later?.log === long.log ? later : story;
}
