import { memo } from 'react';
import { lifeText } from '../../model/sentences/lifeText.ts';
import type { Story } from '../../model/story.ts';

/** Beyond, reading the picture aloud helps nobody; the events table says it all. */
const MOST_ROWS = 100;

/** The picture in words, for screen readers. */
export const LifelineList = memo(function LifelineList({ story }: { story: Story }) {
  const shown = Math.min(story.rows.count, MOST_ROWS);
  return (
    <ul className="unseen" aria-label="Lifelines">
      {Array.from({ length: shown }, (_, row) => (
        <li key={story.rows.groupAt(row)?.key ?? story.rows.ids[row]}>{lifeText(story, row)}</li>
      ))}
      {shown < story.rows.count && <li>and {story.rows.count - shown} more</li>}
    </ul>
  );
});
