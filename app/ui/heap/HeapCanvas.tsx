import { type KeyboardEvent, useCallback, useMemo, useRef } from 'react';
import type { HeapMoment } from '../../model/heap/heapMoment.ts';
import type { HeapPicture } from '../../model/heap/heapPicture.ts';
import { foldedNeighbours, type HeapScope } from '../../model/heap/heapScope.ts';
import type { HeapUnion } from '../../model/heap/heapUnion.ts';
import type { OnSelect } from '../../model/moment/moment.ts';
import type { Selection } from '../../model/moment/selection.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import styles from './Heap.module.css';
import { HeapContainerBox, type HeapContainerBoxProps } from './HeapContainerBox.tsx';
import { HeapEdges } from './HeapEdges.tsx';
import { HeapThing, type HeapThingProps } from './HeapThing.tsx';
import type { Box, HeapLayout } from './heapLayout.ts';
import { captionOf, nodeText } from './heapText.ts';
import { nearestToward } from './nearest.ts';
import { LONGEST_NAME } from './things.ts';
import { useLeaving } from './useLeaving.ts';

interface HeapCanvasProps {
  viewModel: ViewModel;
  union: HeapUnion;
  heap: HeapMoment;
  scope: HeapScope;
  layout: HeapLayout;
  picture: HeapPicture;
  /** Of the things and containers that are there at the moment. */
  boxes: ReadonlyMap<number, Box>;
  selection: Selection;
  onSelect: OnSelect;
  onOpen: (id: number) => void;
  scale: number;
}

/** The picture itself: boxes, names, arrows, and what has just gone, fading. */
export function HeapCanvas(props: HeapCanvasProps) {
  const { viewModel, union, heap, scope, layout, picture, boxes: drawn, selection, scale } = props;
  const { containers } = picture;
  const folded = useMemo(
    () => foldedNeighbours(union, heap, scope, containers),
    [union, heap, scope, containers],
  );
  const present = useMemo(() => new Map([...drawn].filter(([id]) => heap.nodes.has(id))), [drawn, heap]);
  const inCycle = useMemo(() => new Set(picture.cycles.flat()), [picture]);
  const canvas = useRef<HTMLDivElement>(null);

  const latest = useRef({ selection, onSelect: props.onSelect });
  latest.current = { selection, onSelect: props.onSelect };
  const select = useCallback((id: number) => {
    latest.current.onSelect({ ...latest.current.selection, object: id });
  }, []);
  const onKeyDown = useCallback(
    (key: KeyboardEvent, id: number) => {
      const next = nearestToward(present, id, key.key);
      if (next === null) return;
      key.preventDefault();
      canvas.current?.querySelector<HTMLElement>(`[data-thing="${next}"]`)?.focus();
      select(next);
    },
    [present, select],
  );
  const onOpen = useStable(props.onOpen);
  const shorten = useCallback((name: string) => viewModel.names.short(name, LONGEST_NAME), [viewModel]);

  const selected = selection.object;
  const isSelectedHere = selected !== null && present.has(selected);
  const tabStop = isSelectedHere ? selected : firstLiving(heap, present);
  const things = new Map<number, HeapThingProps>();
  for (const [id, box] of present) {
    const node = heap.nodes.get(id)!;
    things.set(id, {
      node,
      names: picture.namesOf.get(id) ?? [],
      label: viewModel.names.label(id),
      text: nodeText(viewModel, heap, node),
      caption: captionOf(viewModel, heap, node),
      box,
      isSelected: id === selected,
      isTabStop: id === tabStop,
      isInCycle: inCycle.has(id),
      folded: folded.get(id) ?? 0,
      shorten,
      onSelect: select,
      onOpen,
      onKeyDown,
    });
  }
  const boxes = new Map<number, HeapContainerBoxProps>();
  for (const container of containers.values()) {
    const { id, holds } = container;
    const box = drawn.get(id);
    if (box === undefined) continue;
    boxes.set(id, {
      container,
      box,
      isInCycle: inCycle.has(id),
      isNear: selected !== null && holds.includes(selected),
      folded: folded.get(id) ?? 0,
      shorten,
      onOpen,
    });
  }
  const leavingThings = useLeaving(layout, things);
  const leavingBoxes = useLeaving(layout, boxes);

  if (heap.nodes.size + leavingThings.size + leavingBoxes.size === 0)
    return (
      <p className={styles.empty}>No weakref and no object of the program’s classes exists at this moment.</p>
    );
  return (
    <div
      className={styles.sized}
      style={{
        width: `${(layout.width * scale) / 16}rem`,
        height: `${(layout.height * scale) / 16}rem`,
      }}
    >
      <div
        ref={canvas}
        className={styles.canvas}
        style={{ transform: scale === 1 ? undefined : `scale(${scale})` }}
      >
        <HeapEdges
          picture={picture}
          boxes={drawn}
          width={layout.width}
          height={layout.height}
          selected={selected}
        />
        <ul aria-label="Objects and weakrefs">
          {[...things].map(([id, thing]) => (
            <HeapThing key={id} {...thing} />
          ))}
          {[...boxes].map(([id, container]) => (
            <HeapContainerBox key={id} {...container} />
          ))}
          {[...leavingThings].map(([id, thing]) => (
            <HeapThing key={id} {...thing} isLeaving />
          ))}
          {[...leavingBoxes].map(([id, container]) => (
            <HeapContainerBox key={id} {...container} isLeaving />
          ))}
        </ul>
      </div>
    </div>
  );
}

/** What the keyboard comes to first: something that lives, where there is such a thing. */
function firstLiving(heap: HeapMoment, present: ReadonlyMap<number, Box>): number | null {
  let first: number | null = null;
  for (const { id, condition } of heap.nodes.values()) {
    if (!present.has(id)) continue;
    if (condition !== 'freed') return id;
    first ??= id;
  }
  return first;
}

/** A function of the newest render, under an identity that stays. */
function useStable<Argument>(act: (argument: Argument) => void): (argument: Argument) => void {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((argument: Argument) => latest.current(argument), []);
}
