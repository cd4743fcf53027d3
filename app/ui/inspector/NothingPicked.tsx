import { thousands } from '../../model/sentences/thousands.ts';
import styles from './Inspector.module.css';
import type { Inspected } from './inspected.ts';
import { Thing } from './Thing.tsx';

/** So many things are offered. */
const MOST = 40;

/** How to pick something and, where there is room, what there is at this moment. */
export function NothingPicked(looked: Inspected) {
  const ids = [...looked.heap.nodes.keys()];
  const more = ids.length - MOST;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className={styles.nothing} tabIndex={0}>
      <p className={styles.hint}>Pick an event, or an object in the heap, to look into it.</p>
      {ids.length > 0 && (
        <ul className={styles.there} aria-label="What there is at this moment">
          {ids.slice(0, MOST).map((id) => (
            <li key={id}>
              <Thing {...looked} id={id} />
            </li>
          ))}
          {more > 0 && <li className={styles.note}>and {thousands(more)} more</li>}
        </ul>
      )}
    </div>
  );
}
