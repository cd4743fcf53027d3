import type { Ownership } from '../../trace/capiFunctions.ts';
import styles from './Inspector.module.css';

/** A solid arrow for a reference that keeps its object alive, a broken one for a borrowed reference; none for others. */
export function OwnershipMark({ ownership }: { ownership: Ownership }) {
  if (ownership !== 'new' && ownership !== 'borrowed') return null;
  return (
    <svg className={styles.arrow} data-ownership={ownership} viewBox="0 0 28 10" aria-hidden="true">
      <path className={styles.shaft} d="M1,5 H20" />
      <path className={styles.tip} d="M19,1 L27,5 L19,9 Z" />
    </svg>
  );
}
