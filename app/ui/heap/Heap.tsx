import { type KeyboardEvent, useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { type HeapLayout, layoutHeap } from '../../model/heapLayout.ts';
import type { HeapMoment } from '../../model/heapMoment.ts';
import { heapPicture } from '../../model/heapPicture.ts';
import { foldedNeighbours } from '../../model/heapScope.ts';
import { heapUnion } from '../../model/heapUnion.ts';
import type { OnSelect, Point } from '../../model/moment.ts';
import type { Selection } from '../../model/selection.ts';
import type { Story } from '../../model/story.ts';
import styles from './Heap.module.css';
import { HeapContainerBox } from './HeapContainerBox.tsx';
import { HeapEdges } from './HeapEdges.tsx';
import { HeapThing } from './HeapThing.tsx';
import { nodeText } from './heapText.ts';
import { nearestToward } from './nearest.ts';
import { linksOf, thingsOf } from './things.ts';
import { useFit } from './useFit.ts';
import { useScope } from './useScope.ts';

interface HeapProps {
  story: Story;
  heap: HeapMoment;
  point: Point;
  selection: Selection;
  onSelect: OnSelect;
}

/** One moment as a graph: names, objects, what holds what, and weakrefs with what they lead to. */
export function Heap({ story, heap, point, selection, onSelect }: HeapProps) {
  const union = useMemo(() => heapUnion(story, story.history), [story]);
  const { scope, open, more } = useScope(union, heap, selection.object);
  const layout = useMemo(
    () => layoutHeap(thingsOf(story, story.history, union, scope.ids), linksOf(union)),
    [story, union, scope],
  );
  const picture = useMemo(() => heapPicture(story.log, heap, point, scope.ids), [story, heap, point, scope]);
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
  useRevealed(scroller, layout, selection.object, first);

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
  const openStably = useStable(open);

  if (heap.nodes.size === 0)
    return <p className={styles.empty}>Nothing that weak references concern exists at this moment.</p>;
  const selected = selection.object;
  const tabStop = selected !== null && present.has(selected) ? selected : first;
  const rest = heap.nodes.size - present.size;
  return (
    <div className={styles.scroller} ref={scroller}>
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
            {[...present].map(([id, box]) => {
              const node = heap.nodes.get(id)!;
              return (
                <HeapThing
                  key={id}
                  node={node}
                  names={picture.namesOf.get(id) ?? []}
                  label={story.names.label(id)}
                  text={nodeText(story, heap, node)}
                  box={box}
                  isSelected={id === selected}
                  isTabStop={id === tabStop}
                  isInCycle={inCycle.has(id)}
                  folded={folded.get(id) ?? 0}
                  onSelect={select}
                  onOpen={openStably}
                  onKeyDown={onKeyDown}
                />
              );
            })}
            {[...containers.values()].map((container) => {
              const box = drawn.get(container.id);
              return (
                box && (
                  <HeapContainerBox
                    key={container.id}
                    container={container}
                    box={box}
                    isInCycle={inCycle.has(container.id)}
                    isNear={selected !== null && container.holds.includes(selected)}
                    folded={folded.get(container.id) ?? 0}
                    onOpen={openStably}
                  />
                )
              );
            })}
          </ul>
        </div>
      </div>
      {rest > 0 && (
        <button type="button" className={styles.more} onClick={more}>
          +{rest.toLocaleString('en')} more
        </button>
      )}
    </div>
  );
}

/** Scrolls the picture, and nothing else, until what is selected is in its middle; what is seen already stays. */
function useRevealed(
  scroller: React.RefObject<HTMLDivElement | null>,
  layout: HeapLayout,
  selected: number | null,
  first: number | null,
): void {
  const seen = useRef<HeapLayout | null>(null);
  useLayoutEffect(() => {
    const pane = scroller.current;
    const id = selected ?? (seen.current === layout ? null : first);
    const thing = id === null ? null : pane?.querySelector(`[data-thing="${id}"]`);
    if (pane === null || !thing) return;
    seen.current = layout;
    const outer = pane.getBoundingClientRect();
    const inner = thing.getBoundingClientRect();
    const past = (start: number, end: number, from: number, to: number) =>
      start < from || end > to ? (start + end - from - to) / 2 : 0;
    pane.scrollLeft += past(inner.left - 80, inner.right, outer.left, outer.right);
    pane.scrollTop += past(inner.top - 12, inner.bottom + 12, outer.top, outer.bottom);
  }, [scroller, layout, selected, first]);
}

/** A function of the newest render, under an identity that stays. */
function useStable<Argument>(act: (argument: Argument) => void): (argument: Argument) => void {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((argument: Argument) => latest.current(argument), []);
}
