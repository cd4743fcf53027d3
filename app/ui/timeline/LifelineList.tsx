import { memo } from 'react';
import { lifeText } from '../../model/sentences/lifeText.ts';
import type { ViewModel } from '../../model/viewModel.ts';

/** Beyond, reading the picture aloud helps nobody; the events table says it all. */
const MOST_ROWS = 100;

/** The picture in words, for screen readers. */
export const LifelineList = memo(function LifelineList({ viewModel }: { viewModel: ViewModel }) {
  const shown = Math.min(viewModel.rows.count, MOST_ROWS);
  return (
    <ul className="unseen" aria-label="Lifelines">
      {Array.from({ length: shown }, (_, row) => (
        <li key={viewModel.rows.groupAt(row)?.key ?? viewModel.rows.ids[row]}>{lifeText(viewModel, row)}</li>
      ))}
      {shown < viewModel.rows.count && <li>and {viewModel.rows.count - shown} more</li>}
    </ul>
  );
});
