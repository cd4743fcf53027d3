import { useEffect, useRef, useState } from 'react';
import type { Story } from '../../model/story.ts';
import { afterPaint } from '../afterPaint.ts';
import { MANY_EVENTS } from '../useStory.ts';

/**
 * The story for the panels that look into memory. Of a long run it comes when the timeline has been painted: until then
 * it is an older one of the same run; null where there is none.
 */
export function useLaterStory(story: Story | null): Story | null {
  const [painted, setPainted] = useState<Story | null>(null);
  const isLong = story !== null && story.count >= MANY_EVENTS;
  useEffect(() => {
    if (isLong) return afterPaint(() => setPainted(story));
    // A long run that is over is not held on to.
    setPainted(null);
  }, [story, isLong]);
  const before = useRef<Story | null>(null);
  // Of a short one nothing is put off: that would draw the page twice.
  const older = before.current?.log === story?.log ? before.current : null;
  const later = !isLong || painted === story ? story : older;
  useEffect(() => {
    before.current = later;
  }, [later]);
  return later;
}
