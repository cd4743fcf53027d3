import { type KeyboardEvent, memo, useCallback, useMemo, useRef } from 'react';
import type { HeapMoment } from '../../model/heap/heapMoment.ts';
import { heapPicture } from '../../model/heap/heapPicture.ts';
import { foldedNeighbours } from '../../model/heap/heapScope.ts';
import { heapUnion } from '../../model/heap/heapUnion.ts';
import type { OnSelect, Point } from '../../model/moment/moment.ts';
import type { Selection } from '../../model/moment/selection.ts';
import { thousands } from '../../model/sentences/thousands.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import { Further } from './Further.tsx';
import styles from './Heap.module.css';
import { HeapContainerBox, type HeapContainerBoxProps } from './HeapContainerBox.tsx';
import { HeapEdges } from './HeapEdges.tsx';
import { HeapThing, type HeapThingProps } from './HeapThing.tsx';
import { layoutHeap } from './heapLayout.ts';
import { nodeText } from './heapText.ts';
import { nearestToward } from './nearest.ts';
import { LONGEST_NAME, linksOf, thingsOf } from './things.ts';
import { useFit } from './useFit.ts';
import { useLeaving } from './useLeaving.ts';
import { useRevealed } from './useRevealed.ts';
import { useScope } from './useScope.ts';

interface HeapProps {
  viewModel: ViewModel;
  heap: HeapMoment;
  point: Point;
  selection: Selection;
  onSelect: OnSelect;
}

/** One moment as a graph: names, objects, what holds what, and weakrefs with what they lead to. */
export const Heap = memo(function Heap({ viewModel, heap, point, selection, onSelect }: HeapProps) {
  const union = useMemo(() => heapUnion(viewModel, viewModel.history), [viewModel]);
  const { scope, open, more } = useScope(union, heap, selection.object);
  const layout = useMemo(
    () => layoutHeap(thingsOf(viewModel, viewModel.history, union, scope.ids), linksOf(union)),
    [viewModel, union, scope],
  );
  const picture = useMemo(
    () => heapPicture(viewModel.log, heap, point, scope.ids),
    [viewModel, heap, point, scope],
  );
  const { containers } = picture;
  const folded = useMemo(
    () => foldedNeighbours(union, heap, scope, containers),
    [union, heap, scope, containers],
  );
  const present = useMemo(
    () => new Map([...layout.boxes].filter(([id]) => heap.nodes.has(id))),
    [layout, heap],
  );
  const drawn = useMemo(
    () => new Map([...layout.boxes].filter(([id]) => heap.nodes.has(id) || containers.has(id))),
    [layout, heap, containers],
  );
  const inCycle = useMemo(() => new Set(picture.cycles.flat()), [picture]);
  const { scroller, scale } = useFit(layout.width);
  const canvas = useRef<HTMLDivElement>(null);
  const first = useMemo(() => [...heap.nodes.keys()].find((id) => present.has(id)) ?? null, [heap, present]);
  const referent = selection.object === null ? 0 : viewModel.log.referent(selection.object);
  useRevealed(scroller, layout, selection.object, first, referent || null);

  const latest = useRef({ selection, onSelect });
  latest.current = { selection, onSelect };
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
  const onOpen = useStable(open);
  const shorten = useCallback((name: string) => viewModel.names.short(name, LONGEST_NAME), [viewModel]);

  const selected = selection.object;
  const tabStop = selected !== null && present.has(selected) ? selected : first;
  const things = new Map<number, HeapThingProps>();
  for (const [id, box] of present) {
    const node = heap.nodes.get(id)!;
    things.set(id, {
      node,
      names: picture.namesOf.get(id) ?? [],
      label: viewModel.names.label(id),
      text: nodeText(viewModel, heap, node),
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
  const rest = heap.nodes.size - present.size;
  return (
    <Further scroller={scroller}>
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
      {rest > 0 && (
        <button type="button" className={styles.more} onClick={more}>
          +{thousands(rest)} more
        </button>
      )}
    </Further>
  );
});

/** A function of the newest render, under an identity that stays. */
function useStable<Argument>(act: (argument: Argument) => void): (argument: Argument) => void {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((argument: Argument) => latest.current(argument), []);
}
