import styles from './EmptyTimeline.module.css';
import type { QuietWords } from './quiet.ts';

/** Where there is nothing to draw: why, and what to do. */
export function QuietTimeline({ title, words }: QuietWords) {
  return (
    <div className={styles.empty}>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.words}>{words}</p>
    </div>
  );
}
