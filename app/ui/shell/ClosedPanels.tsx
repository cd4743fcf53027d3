import { useContext, useEffect, useRef } from 'react';
import styles from './ClosedPanels.module.css';
import { PanelContext } from './panelStates.ts';

/** The closed panels, each a button that opens it again. */
export function ClosedPanels() {
  const { closed, open } = useContext(PanelContext);
  const bar = useRef<HTMLElement>(null);
  const before = useRef(closed);
  useEffect(() => {
    // The focus would be lost with the button that had it.
    const last = closed.at(-1);
    if (closed.length > before.current.length)
      bar.current?.querySelector<HTMLElement>('button:last-of-type')?.focus();
    else if (closed.length < before.current.length) {
      const opened = before.current.find((name) => !closed.includes(name));
      document.querySelector<HTMLElement>(`[aria-label="Close ${opened ?? last}"]`)?.focus();
    }
    before.current = closed;
  }, [closed]);
  if (closed.length === 0) return null;
  return (
    <nav ref={bar} className={styles.bar} aria-label="Closed panels">
      {closed.map((name) => (
        <button key={name} type="button" className={styles.open} onClick={() => open(name)}>
          Open {name}
        </button>
      ))}
    </nav>
  );
}
