import type { Matches } from '../../model/find/matches.ts';
import type { Story } from '../../model/story.ts';
import type { Group } from '../../model/timeline/groups.ts';

const KNOWN = new WeakMap<Matches, { story: Story; indexes: ReadonlySet<number> }>();

/** Whether something in a group is sought; looked up once for every search. */
export function groupHasMatches(story: Story, matches: Matches, group: Group): boolean {
  let known = KNOWN.get(matches);
  if (known?.story !== story) {
    const indexes = new Set<number>();
    for (const position of matches.positions) {
      const around = story.rows.groupOf(story.log.subject(story.seqs[position]!));
      if (around !== null) indexes.add(around.index);
    }
    known = { story, indexes };
    KNOWN.set(matches, known);
  }
  return known.indexes.has(group.index);
}
