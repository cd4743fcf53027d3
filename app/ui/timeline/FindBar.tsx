import { ChevronDown, ChevronUp, ListFilter, Search, Shapes, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { matchFrom } from '../../model/find/matches.ts';
import { type OnSelect, selectedPosition, selectionAt } from '../../model/moment/moment.ts';
import type { Selection } from '../../model/moment/selection.ts';
import { lowerBound } from '../../model/search.ts';
import { thousands } from '../../model/sentences/thousands.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import styles from './FindBar.module.css';
import { KindChips } from './KindChips.tsx';
import type { Find } from './useFind.ts';
import { useFindKeys } from './useFindKeys.ts';

interface FindBarProps {
  viewModel: ViewModel;
  selection: Selection;
  onSelect: OnSelect;
  find: Find;
  /** What else there is to choose of the picture. */
  children: ReactNode;
}

/** One field for all that can be sought, the way from match to match, and the kinds to keep to. */
export function FindBar({ viewModel, selection, onSelect, find, children }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const chipsId = useId();
  const kindsButton = useRef<HTMLButtonElement>(null);
  const [showsKinds, setShowsKinds] = useState(false);
  useFindKeys(field);
  const { matches } = find;
  const position = selectedPosition(viewModel, selection);

  // What was sought when somebody last went to a match: the first Enter goes to what fits best, the next ones on.
  const soughtLast = useRef<unknown[]>([]);

  const go = (by: 1 | -1) => {
    const matches = find.matchesNow();
    if (matches === null) return;
    const sought = [viewModel.log, find.text, find.kinds];
    const isNew = sought.some((part, index) => part !== soughtLast.current[index]);
    soughtLast.current = sought;
    const to = isNew && by === 1 && matches.best !== null ? matches.best : matchFrom(matches, position, by);
    if (to !== null) onSelect(selectionAt(viewModel, to));
  };
  const onKeyDown = (key: KeyboardEvent) => {
    if (key.key === 'Enter') go(key.shiftKey ? -1 : 1);
    else if (key.key === 'Escape' && find.text !== '') find.change({ text: '' });
    else return;
    key.preventDefault();
  };
  return (
    <search
      className={styles.find}
      aria-label="Find events"
      onKeyDown={(key) => {
        if (key.key !== 'Escape' || key.defaultPrevented || !showsKinds) return;
        setShowsKinds(false);
        kindsButton.current?.focus();
      }}
    >
      <div className={styles.bar}>
        <div className={styles.field}>
          <Search aria-hidden="true" />
          <input
            ref={field}
            type="text"
            aria-label="Find events"
            aria-keyshortcuts="/ Control+K Meta+K"
            placeholder="Find a name, Node #3, a kind, line:12, alive"
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            value={find.text}
            onChange={(event) => find.change({ text: event.currentTarget.value })}
            onKeyDown={onKeyDown}
          />
          {find.text !== '' && (
            <button
              type="button"
              aria-label="Clear the search"
              title="Clear (Escape)"
              onClick={() => {
                find.change({ text: '' });
                field.current?.focus();
              }}
            >
              <X />
            </button>
          )}
        </div>
        {matches !== null && (
          <div className={styles.matches}>
            <output className={styles.count} aria-label="Matches">
              {countText(matches.positions, position)}
            </output>
            <button
              type="button"
              aria-label="Previous match"
              title="Previous match (Shift+Enter)"
              onClick={() => go(-1)}
            >
              <ChevronUp />
            </button>
            <button type="button" aria-label="Next match" title="Next match (Enter)" onClick={() => go(1)}>
              <ChevronDown />
            </button>
            <button
              type="button"
              aria-label="List only matches"
              title="The table lists only matches"
              aria-pressed={find.onlyMatches}
              onClick={() => find.change({ onlyMatches: !find.onlyMatches })}
            >
              <ListFilter />
            </button>
          </div>
        )}
        <button
          ref={kindsButton}
          type="button"
          className={styles.word}
          aria-expanded={showsKinds}
          aria-controls={chipsId}
          onClick={() => setShowsKinds((was) => !was)}
        >
          <Shapes aria-hidden="true" />
          {find.kinds.size === 0 ? 'Kinds' : `Kinds: ${find.kinds.size}`}
        </button>
        <div className={styles.rest}>{children}</div>
      </div>
      <div id={chipsId} hidden={!showsKinds}>
        {showsKinds && (
          <KindChips viewModel={viewModel} picked={find.kinds} onPick={(kinds) => find.change({ kinds })} />
        )}
      </div>
    </search>
  );
}

/** `2 of 14`, `14 matches`, `no match`. */
function countText(positions: Uint32Array, selected: number | null): string {
  const count = thousands(positions.length);
  if (positions.length === 0) return 'no match';
  const at = selected === null ? -1 : lowerBound(positions, selected);
  if (at !== -1 && positions[at] === selected) return `${thousands(at + 1)} of ${count}`;
  return positions.length === 1 ? '1 match' : `${count} matches`;
}
