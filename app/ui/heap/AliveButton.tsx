import { thousands } from '../../model/sentences/thousands.ts';
import styles from './Heap.module.css';

interface AliveButtonProps {
  count: number;
  isOpen: boolean;
  onPress: () => void;
}

/** Opens the list of what is still alive at the end. */
export function AliveButton({ count, isOpen, onPress }: AliveButtonProps) {
  return (
    <button
      type="button"
      className={styles.aliveButton}
      aria-expanded={isOpen}
      title="The objects that the run has not freed, and what holds each"
      onClick={onPress}
    >
      Still alive: {thousands(count)}
    </button>
  );
}
