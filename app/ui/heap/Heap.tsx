import { memo, type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import type { HeapMoment } from '../../model/heap/heapMoment.ts';
import { heapPicture } from '../../model/heap/heapPicture.ts';
import { heapUnion } from '../../model/heap/heapUnion.ts';
import { livingObjects } from '../../model/heap/living.ts';
import type { OnSelect, Point } from '../../model/moment/moment.ts';
import type { Selection } from '../../model/moment/selection.ts';
import { thousands } from '../../model/sentences/thousands.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import type { HeapDrawing } from '../export/drawHeap.ts';
import { AliveButton } from './AliveButton.tsx';
import { AliveList } from './AliveList.tsx';
import { Further } from './Further.tsx';
import styles from './Heap.module.css';
import { HeapCanvas } from './HeapCanvas.tsx';
import { HeapLegend } from './HeapLegend.tsx';
import { layoutHeap } from './heapLayout.ts';
import { seenOf } from './seen.ts';
import { linksOf, thingsOf } from './things.ts';
import { useRevealed } from './useRevealed.ts';
import { useScope } from './useScope.ts';
import { useSight } from './useSight.ts';
import { ViewButtons } from './ViewButtons.tsx';

interface HeapProps {
  viewModel: ViewModel;
  heap: HeapMoment;
  point: Point;
  selection: Selection;
  onSelect: OnSelect;
  /** Where the heap leaves what can be exported of it. */
  drawing: RefObject<HeapDrawing | null>;
}

/** One moment as a graph: names, objects, what holds what, and weakrefs with what they lead to. */
export const Heap = memo(function Heap(props: HeapProps) {
  const { viewModel, heap, point, selection, onSelect, drawing } = props;
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
  const boxes = useMemo(
    () => new Map([...layout.boxes].filter(([id]) => heap.nodes.has(id) || picture.containers.has(id))),
    [layout, heap, picture],
  );
  useEffect(() => {
    drawing.current = { viewModel, heap, picture, boxes };
    return () => {
      drawing.current = null;
    };
  }, [drawing, viewModel, heap, picture, boxes]);
  const seen = useMemo(() => seenOf(heap, picture, boxes), [heap, picture, boxes]);
  const { scroller, scale, ...sight } = useSight(layout, seen);
  const referent = selection.object === null ? 0 : viewModel.log.referent(selection.object);
  useRevealed(scroller, layout, scale, selection.object, referent || null);

  const alive = useMemo(() => livingObjects(viewModel), [viewModel]);
  const [isListed, setListed] = useState(false);
  const pick = useCallback(
    (id: number) => {
      setListed(false);
      onSelect({ seq: null, step: null, object: id });
    },
    [onSelect],
  );

  const rest = heap.nodes.size - [...boxes.keys()].filter((id) => heap.nodes.has(id)).length;
  return (
    <div className={styles.heap}>
      <div className={styles.stage}>
        <div className={styles.stage} inert={isListed}>
          <Further scroller={scroller} boxes={seen.boxes} scale={scale}>
            <HeapCanvas
              {...{ viewModel, union, heap, scope, layout, picture, boxes, selection, onSelect, scale }}
              onOpen={open}
            />
            {rest > 0 && (
              <button type="button" className={styles.more} onClick={more}>
                +{thousands(rest)} more
              </button>
            )}
          </Further>
        </div>
        {isListed && (
          <AliveList viewModel={viewModel} alive={alive} onPick={pick} onClose={() => setListed(false)} />
        )}
      </div>
      <div className={styles.tools}>
        <AliveButton count={alive.length} isOpen={isListed} onPress={() => setListed((was) => !was)} />
        <HeapLegend picture={picture} />
        <ViewButtons {...sight} />
      </div>
    </div>
  );
});
