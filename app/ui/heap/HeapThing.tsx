import { type KeyboardEvent, memo } from 'react';
import type { CallbackState } from '../../model/heap/heapHistory.ts';
import type { HeapNode } from '../../model/heap/heapMoment.ts';
import { Mark } from '../marks/Mark.tsx';
import type { Shape } from '../marks/shapes.ts';
import { FoldButton } from './FoldButton.tsx';
import styles from './Heap.module.css';
import type { Box } from './heapLayout.ts';
import { type Caption, callbackText, conditionText } from './heapText.ts';
import { Names } from './Names.tsx';

/** Between a box and what is written below it. */
const CAPTION_GAP = 1;
/** What is written below a box may be wider than that. */
const CAPTION_OVERHANG = 40;

const CALLBACK_SHAPES = {
  waiting: 'called',
  due: 'called',
  running: 'called',
  returned: 'returned',
  raised: 'raised',
  silenced: 'silenced',
} as const satisfies Record<CallbackState, Shape>;

export interface HeapThingProps {
  node: HeapNode;
  /** Those that stand beside its box. */
  names: readonly string[];
  label: string;
  /** What the box does not say in words. */
  text: string;
  /** Below the box. */
  caption: Caption | null;
  box: Box;
  isSelected: boolean;
  isTabStop: boolean;
  isInCycle: boolean;
  /** Neighbours that are not in the picture. */
  folded: number;
  shorten: (name: string) => string;
  onSelect: (id: number) => void;
  onOpen: (id: number) => void;
  onKeyDown: (key: KeyboardEvent, id: number) => void;
  /** It is gone and only fades. */
  isLeaving?: boolean;
}

/** One object or weakref: its names, its box, and what is folded behind it. */
export const HeapThing = memo(function HeapThing(props: HeapThingProps) {
  const { node, box, folded, isLeaving = false } = props;
  const rem = (px: number) => `${px / 16}rem`;
  const callback = callbackText(node);
  // Where there is no room for all of it, the number stays.
  const [type, number] = props.label.split(/ (?=#)/);
  return (
    <li
      className={styles.thing}
      style={{ left: rem(box.x), top: rem(box.y) }}
      data-leaving={isLeaving || undefined}
      inert={isLeaving}
    >
      <Names names={props.names} boxHeight={box.height} shorten={props.shorten} />
      <button
        type="button"
        className={styles.box}
        style={{ width: rem(box.width), height: rem(box.height) }}
        data-thing={isLeaving ? undefined : node.id}
        data-role={node.isWeakref ? 'weakref' : 'object'}
        data-condition={node.condition}
        data-cycle={props.isInCycle || undefined}
        aria-pressed={props.isSelected}
        tabIndex={props.isTabStop ? 0 : -1}
        onClick={() => props.onSelect(node.id)}
        onKeyDown={(key) => props.onKeyDown(key, node.id)}
      >
        <strong title={props.label}>
          <span>{type}</span> <span>{number}</span>
        </strong>
        <span>{conditionText(node)}</span>
        {callback !== null && (
          <span className={styles.callback} data-state={node.callback?.state} title={callback}>
            <Mark
              shape={node.callback === null ? 'called' : CALLBACK_SHAPES[node.callback.state]}
              size={12}
            />
            <span>{callback}</span>
          </span>
        )}
        <span className="unseen">{props.text}</span>
      </button>
      {props.caption !== null && (
        <span
          className={styles.caption}
          style={{ top: rem(box.height + CAPTION_GAP), maxWidth: rem(box.width + CAPTION_OVERHANG) }}
          title={props.caption.sentence}
          aria-hidden="true"
        >
          {props.caption.words}
        </span>
      )}
      <FoldButton
        folded={folded}
        box={box}
        label={`more around ${props.label}`}
        counted={`${folded} that ${folded === 1 ? 'holds' : 'hold'} ${props.label}, lead to it weakly, or are held by it`}
        onOpen={() => props.onOpen(node.id)}
      />
    </li>
  );
});
