import type { HeapPicture } from '../../model/heap/heapPicture.ts';
import styles from './Heap.module.css';
import { heapLegend } from './heapLegend.ts';

/** What the arrows of this picture stand for. */
export function HeapLegend({ picture }: { picture: HeapPicture }) {
  return (
    <ul className={styles.legend} aria-label="Arrows">
      {heapLegend(picture).map(({ kind, word, meaning }) => (
        <li key={kind} title={meaning}>
          <svg width="24" height="10" viewBox="0 0 24 10" aria-hidden="true" data-kind={kind}>
            <path className={styles.edge} d="M0 5H17" />
            <path className={styles.legendTip} d="M16.5,1.5 L23.5,5 L16.5,8.5 Z" />
          </svg>
          {word}
        </li>
      ))}
    </ul>
  );
}
