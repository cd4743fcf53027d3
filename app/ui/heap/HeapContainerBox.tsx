import { memo } from 'react';
import type { HeapContainer } from '../../model/heap/heapPicture.ts';
import { thousands } from '../../model/sentences/thousands.ts';
import { FoldButton } from './FoldButton.tsx';
import styles from './Heap.module.css';
import type { Box } from './heapLayout.ts';
import { containerText, foldedText } from './heapText.ts';
import { Names } from './Names.tsx';

export interface HeapContainerBoxProps {
  container: HeapContainer;
  box: Box;
  isInCycle: boolean;
  isNear: boolean;
  folded: number;
  shorten: (name: string) => string;
  onOpen: (id: number) => void;
  /** It is gone and only fades. */
  isLeaving?: boolean;
}

/** A list, dict or the like on the way to what is traced: quieter than that, and nothing to select. */
export const HeapContainerBox = memo(function HeapContainerBox(props: HeapContainerBoxProps) {
  const { container, box, folded, onOpen, isLeaving = false } = props;
  const { id, type, size, names } = container;
  const rem = (px: number) => `${px / 16}rem`;
  return (
    <li
      className={styles.thing}
      style={{ left: rem(box.x), top: rem(box.y) }}
      data-leaving={isLeaving || undefined}
      inert={isLeaving}
    >
      <Names names={names} boxHeight={box.height} shorten={props.shorten} />
      <span
        className={styles.container}
        style={{ width: rem(box.width), height: rem(box.height) }}
        data-container={isLeaving ? undefined : type}
        data-cycle={props.isInCycle || undefined}
        data-near={props.isNear || undefined}
        title={size === null ? type : `${type} of ${thousands(size)}`}
      >
        <span>{containerText(container)}</span>
      </span>
      <FoldButton
        folded={folded}
        box={box}
        isBelow
        {...foldedText(container, folded)}
        onOpen={() => onOpen(id)}
      />
    </li>
  );
});
