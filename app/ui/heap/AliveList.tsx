import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { pathAtEnd, wasReadAtEnd } from '../../model/heap/living.ts';
import { thousands } from '../../model/sentences/thousands.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import styles from './AliveList.module.css';

/** So many are listed; the search finds the others. */
const MOST = 500;

interface AliveListProps {
  viewModel: ViewModel;
  alive: readonly number[];
  onPick: (id: number) => void;
  onClose: () => void;
}

/** What still lives where the run has come to, each with the path that holds it. */
export function AliveList({ viewModel, alive, onPick, onClose }: AliveListProps) {
  const path = useMemo(() => pathAtEnd(viewModel), [viewModel]);
  const wasRead = wasReadAtEnd(viewModel);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.focus(), []);
  const onKeyDown = (key: KeyboardEvent) => {
    if (key.key === 'Escape') onClose();
  };
  return (
    <section className={styles.alive} aria-label="Still alive at the end" onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h3>Still alive at the end</h3>
        <button type="button" aria-label="Close the list" title="Close (Esc)" onClick={onClose}>
          <X aria-hidden="true" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div ref={list} className={styles.scroller} tabIndex={0}>
        {alive.length === 0 && (
          <p className={styles.note}>Nothing: all of the program’s objects are freed.</p>
        )}
        <ul className={styles.list}>
          {alive.slice(0, MOST).map((id) => (
            <li key={id}>
              <button type="button" className={styles.row} onClick={() => onPick(id)}>
                <strong>{viewModel.names.label(id)}</strong>
                <Holder path={path(id)?.path ?? null} wasRead={wasRead} />
              </button>
            </li>
          ))}
        </ul>
        {alive.length > MOST && <p className={styles.note}>and {thousands(alive.length - MOST)} more</p>}
      </div>
    </section>
  );
}

function Holder({ path, wasRead }: { path: string | null; wasRead: boolean }) {
  if (path !== null)
    return (
      <span>
        held by <code>{path}</code>
      </span>
    );
  return (
    <span className={styles.note}>
      {wasRead ? 'no variable of the program leads to it' : 'what holds it was not read at the end'}
    </span>
  );
}
