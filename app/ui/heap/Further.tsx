import type { ReactNode, RefObject } from 'react';
import { thousands } from '../../model/sentences/thousands.ts';
import styles from './Heap.module.css';
import { useBeyond } from './useBeyond.ts';
import type { SeenBox, Side } from './viewport.ts';

/** A press shows this part of a pane more. */
const SCROLLED = 0.7;

const WHERE: Record<Side, { arrow: string; words: string; by: readonly [number, number] }> = {
  left: { arrow: '←', words: 'to the left', by: [-1, 0] },
  right: { arrow: '→', words: 'to the right', by: [1, 0] },
  above: { arrow: '↑', words: 'above', by: [0, -1] },
  below: { arrow: '↓', words: 'below', by: [0, 1] },
};

interface FurtherProps {
  scroller: RefObject<HTMLDivElement | null>;
  boxes: readonly SeenBox[];
  scale: number;
  children: ReactNode;
}

/** A scrolling pane that says at each of its sides how much more of the picture is there. */
export function Further({ scroller, boxes, scale, children }: FurtherProps) {
  const sides = useBeyond(scroller, boxes, scale);
  const scroll = (side: Side) => {
    const pane = scroller.current;
    const [across, down] = WHERE[side].by;
    pane?.scrollBy(across * SCROLLED * pane.clientWidth, down * SCROLLED * pane.clientHeight);
  };
  return (
    <div className={styles.pane}>
      <div className={styles.scroller} ref={scroller}>
        {children}
      </div>
      {sides.map(({ side, count }) => (
        <span key={side} className={styles.further} data-side={side}>
          {count > 0 && (
            <button
              type="button"
              aria-label={`${count} more ${WHERE[side].words}`}
              onClick={() => scroll(side)}
            >
              {side === 'left'
                ? `← ${thousands(count)} more`
                : `${thousands(count)} more ${WHERE[side].arrow}`}
            </button>
          )}
        </span>
      ))}
    </div>
  );
}
