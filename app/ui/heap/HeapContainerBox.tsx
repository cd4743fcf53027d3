import { memo } from 'react';
import type { Box } from '../../model/heapLayout.ts';
import type { HeapContainer } from '../../model/heapPicture.ts';
import { FoldButton } from './FoldButton.tsx';
import styles from './Heap.module.css';
import { containerText } from './heapText.ts';
import { Names } from './Names.tsx';

interface HeapContainerBoxProps {
  container: HeapContainer;
  box: Box;
  isInCycle: boolean;
  isNear: boolean;
  folded: number;
  onOpen: (id: number) => void;
}

/** A list, dict or the like on the way to what is traced: quieter than that, and nothing to select. */
export const HeapContainerBox = memo(function HeapContainerBox(props: HeapContainerBoxProps) {
  const { container, box, folded, onOpen } = props;
  const { id, type, size, names } = container;
  const rem = (px: number) => `${px / 16}rem`;
  return (
    <li className={styles.thing} style={{ left: rem(box.x), top: rem(box.y) }}>
      <Names names={names} boxHeight={box.height} />
      <span
        className={styles.container}
        style={{ width: rem(box.width), height: rem(box.height) }}
        data-container={type}
        data-cycle={props.isInCycle || undefined}
        data-near={props.isNear || undefined}
        title={size === null ? type : `${type} of ${size.toLocaleString('en')}`}
      >
        <span>{containerText(container)}</span>
      </span>
      <FoldButton
        folded={folded}
        box={box}
        isBelow
        label={`in ${names[0] ?? `this ${type}`}`}
        onOpen={() => onOpen(id)}
      />
    </li>
  );
});
