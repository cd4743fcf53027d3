import { Maximize2, Minimize2, X } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useContext } from 'react';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import styles from './Panel.module.css';
import { PanelContext } from './panelStates.ts';

/** A named region of the page, which can grow over it and be closed. What breaks inside it stays inside. */
export function Panel(props: { name: string; note?: ReactNode; isFixed?: boolean; children: ReactNode }) {
  const { name } = props;
  const { grown, toggleGrown, close } = useContext(PanelContext);
  const isGrown = grown === name;
  const onKeyDown = (key: KeyboardEvent) => {
    if (key.key !== 'Enter' || !key.altKey || key.ctrlKey || key.metaKey) return;
    key.preventDefault();
    toggleGrown(name);
  };
  const onDoubleClick = ({ target }: MouseEvent) => {
    if (!(target instanceof Element && target.closest('button') !== null)) toggleGrown(name);
  };
  return (
    <section
      className={styles.panel}
      aria-label={name}
      data-grown={isGrown ? '' : undefined}
      inert={grown !== null && !isGrown}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button beside it does the same. */}
      <header className={styles.head} onDoubleClick={onDoubleClick}>
        <h2 className={styles.name}>{name}</h2>
        {props.note !== undefined && <p className={styles.note}>{props.note}</p>}
        <div className={styles.tools}>
          <button
            type="button"
            className={styles.tool}
            aria-label={isGrown ? `Shrink ${name}` : `Grow ${name}`}
            aria-keyshortcuts="Alt+Enter"
            title={isGrown ? 'Back to its place (Escape)' : 'Over the whole page (Alt+Enter)'}
            onClick={() => toggleGrown(name)}
          >
            {isGrown ? <Minimize2 aria-hidden="true" /> : <Maximize2 aria-hidden="true" />}
          </button>
          {!props.isFixed && (
            <button
              type="button"
              className={styles.tool}
              aria-label={`Close ${name}`}
              title="Close; a button below opens it again"
              onClick={() => close(name)}
            >
              <X aria-hidden="true" />
            </button>
          )}
        </div>
      </header>
      <div className={styles.body}>
        <ErrorBoundary name={name}>{props.children}</ErrorBoundary>
      </div>
    </section>
  );
}
