import { type CSSProperties, type KeyboardEvent, memo, useEffect, useMemo, useRef } from 'react';
import { type OnSelect, selectedPosition, selectionAt } from '../../model/moment/moment.ts';
import type { Selection } from '../../model/moment/selection.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import type { Find } from '../timeline/useFind.ts';
import { EventRow } from './EventRow.tsx';
import styles from './EventsTable.module.css';
import { listingOf } from './listing.ts';
import { useRowWindow } from './useRowWindow.ts';

interface EventsTableProps {
  viewModel: ViewModel;
  selection: Selection;
  onSelect: OnSelect;
  /** The source line whose events are lit; null for none. */
  litLine: number | null;
  find: Find;
  /** Whether no further events will come. */
  isOver: boolean;
}

/** Every event in words: all that the timeline shows, for reading, searching and screen readers. */
export const EventsTable = memo(function EventsTable({
  viewModel,
  selection,
  onSelect,
  litLine,
  find,
  isOver,
}: EventsTableProps) {
  const listing = useMemo(() => listingOf(viewModel, find), [viewModel, find]);
  const { scroller, layout, isWhole, first, end, spaceBefore, spaceAfter, reveal } = useRowWindow(
    listing.count,
  );
  const selected = selectedPosition(viewModel, selection);
  const selectedRow = selected === null ? null : listing.rowOf(selected);
  const revealNow = useRef(reveal);
  revealNow.current = reveal;
  // A run that grows leaves the list where the person has scrolled to; another run begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another layout or log the same row is elsewhere.
  useEffect(() => revealNow.current(selectedRow ?? 0), [selectedRow, layout, viewModel.log]);

  const rows = useMemo(() => Array.from({ length: end - first }, (_, at) => first + at), [first, end]);
  if (viewModel.count === 0)
    return (
      <p className={styles.empty}>
        {isOver ? 'The run is over and has no events to list.' : 'No events yet.'}
      </p>
    );

  if (listing.count === 0)
    return <p className={styles.empty}>No event is what you are looking for; the list is of matches only.</p>;

  const onKeyDown = (key: KeyboardEvent) => {
    const to = rowAfterKey(key.key, selectedRow, listing.count - 1);
    if (to === null) return;
    key.preventDefault();
    onSelect(selectionAt(viewModel, listing.positionAt(to)));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move the selection, the rows take clicks
    <div
      className={styles.scroller}
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div style={{ paddingBlock: `${spaceBefore}px ${spaceAfter}px` }}>
        <table
          className={styles.table}
          data-layout={layout}
          data-whole={isWhole || undefined}
          style={{ '--digits': String(viewModel.count).length } as CSSProperties}
          aria-label="Events"
          aria-rowcount={listing.count + 1}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">#</th>
              <th scope="col">event</th>
              <th scope="col">what</th>
              <th scope="col">line</th>
              <th scope="col">in words</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const position = listing.positionAt(row);
              return (
                <EventRow
                  key={position}
                  viewModel={viewModel}
                  position={position}
                  row={row}
                  selected={position === selected}
                  lit={litLine !== null && viewModel.lineOf(viewModel.seqs[position]!) === litLine}
                  matches={find.matches?.has(position) ?? false}
                  onSelect={onSelect}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
});

const PAGE = 10;

function rowAfterKey(key: string, selected: number | null, last: number): number | null {
  const at = selected ?? -1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'PageDown':
      return Math.min(last, at + PAGE);
    case 'PageUp':
      return Math.max(0, at - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
