import type { ReactNode, RefObject } from 'react';
import styles from './Heap.module.css';
import { useFurther } from './useFurther.ts';

/** A scrolling pane that shows at which of its sides there is more to see. */
export function Further({
  scroller,
  children,
}: {
  scroller: RefObject<HTMLDivElement | null>;
  children: ReactNode;
}) {
  const sides = useFurther(scroller);
  return (
    <div className={styles.pane}>
      <div className={styles.scroller} ref={scroller}>
        {children}
      </div>
      {sides.map((side) => (
        <span key={side} className={styles.further} data-side={side} aria-hidden="true" />
      ))}
    </div>
  );
}
