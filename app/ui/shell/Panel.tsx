import type { ReactNode } from 'react';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import styles from './Panel.module.css';

/** A named region of the page. What breaks inside it stays inside. */
export function Panel(props: { name: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.panel} aria-label={props.name}>
      <header className={styles.head}>
        <h2 className={styles.name}>{props.name}</h2>
        {props.note !== undefined && <p className={styles.note}>{props.note}</p>}
      </header>
      <div className={styles.body}>
        <ErrorBoundary name={props.name}>{props.children}</ErrorBoundary>
      </div>
    </section>
  );
}
