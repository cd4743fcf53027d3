import { LOOSE_KINDS } from '../kinds.ts';
import type { Story } from '../story.ts';

/** What an event concerns, for a narrow column: `Node #1`, `ref #2 → Node #1`, a type, a C function. */
export function concerns(story: Story, seq: number): string {
  const subject = story.log.subject(seq);
  if (subject !== 0) return story.names.labelWithReferent(subject);
  const kind = story.log.kind(seq);
  if (!LOOSE_KINDS.includes(kind)) return 'the heap';
  return story.log.texts.text(story.log.detail(seq));
}
