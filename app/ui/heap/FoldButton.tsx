import { thousands } from '../../model/sentences/thousands.ts';
import styles from './Heap.module.css';
import type { Box } from './heapLayout.ts';

interface FoldButtonProps {
  /** How many things are folded behind a box. */
  folded: number;
  box: Box;
  /** Below the box, where arrows begin at its right. */
  isBelow?: boolean;
  /** Which they are: `more around Node #1`. */
  label: string;
  /** Whether there are more than those. */
  isAtLeast?: boolean;
  /** What is counted, in full. */
  counted: string;
  onOpen: () => void;
}

/** At the corner of a box: how much more there is around it. */
export function FoldButton({ folded, box, isBelow, isAtLeast, label, counted, onOpen }: FoldButtonProps) {
  if (folded === 0) return null;
  return (
    <button
      type="button"
      className={styles.fold}
      style={{
        left: `${(isBelow ? 8 : box.width - 8) / 16}rem`,
        top: `${(box.height - (isBelow ? 4 : 8)) / 16}rem`,
      }}
      aria-label={`Show ${folded} ${label}`}
      title={`Not in the picture: ${counted}`}
      onClick={onOpen}
    >
      {isAtLeast ? `${thousands(folded)}+` : `+${thousands(folded)}`}
    </button>
  );
}
