import styles from './Heap.module.css';
import { nameLines } from './nameLines.ts';
import { MOST_NAMES } from './things.ts';

interface NamesProps {
  names: readonly string[];
  boxHeight: number;
  shorten: (name: string) => string;
}

/** The variables that lead to a box, left of it. */
export function Names({ names, boxHeight, shorten }: NamesProps) {
  if (names.length === 0) return null;
  const lines = nameLines(names);
  return (
    <span
      className={styles.names}
      style={{ top: `${boxHeight / 32}rem` }}
      title={names.join(', ')}
      data-names
    >
      {lines.slice(0, MOST_NAMES).map((line, index) => (
        <span key={line}>
          {names.includes(line) ? shorten(line) : line}
          {index < lines.length - 1 && (index === MOST_NAMES - 1 ? ', …' : ',')}
        </span>
      ))}
    </span>
  );
}
