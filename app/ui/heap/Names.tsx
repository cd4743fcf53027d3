import styles from './Heap.module.css';

/** So many names fit beside a box. */
const MOST_NAMES = 3;

/** The variables that lead to a box, left of it. */
export function Names({ names, boxHeight }: { names: readonly string[]; boxHeight: number }) {
  if (names.length === 0) return null;
  return (
    <span className={styles.names} style={{ top: `${boxHeight / 32}rem` }} title={names.join(', ')}>
      {names.slice(0, MOST_NAMES).map((name, index) => (
        <span key={name}>
          {name}
          {index < names.length - 1 && (index === MOST_NAMES - 1 ? ', …' : ',')}
        </span>
      ))}
    </span>
  );
}
