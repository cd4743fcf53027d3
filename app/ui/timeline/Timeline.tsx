import { FoldVertical, Maximize, Minus, Plus } from 'lucide-react';
import {
  type KeyboardEvent,
  memo,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { type OnSelect, selectedPosition, selectionAt } from '../../model/moment/moment.ts';
import type { Selection } from '../../model/moment/selection.ts';
import { nearestValue } from '../../model/search.ts';
import { sentenceText } from '../../model/sentences/sentences.ts';
import { type Axis, axisOf } from '../../model/timeline/axis.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import type { Picture } from '../export/picture.ts';
import { QuietTimeline } from '../shell/QuietTimeline.tsx';
import type { QuietWords } from '../shell/quiet.ts';
import { drawTimeline } from './draw.ts';
import { gutterPxFor } from './drawGutter.ts';
import { FindBar } from './FindBar.tsx';
import { useGestures } from './gestures.ts';
import { hitAt } from './hit.ts';
import { actionOfKey, type KeyAction, ZOOM_STEP } from './keys.ts';
import { Legend } from './Legend.tsx';
import { LifelineList } from './LifelineList.tsx';
import { Overview } from './Overview.tsx';
import { PictureChoice, type PictureChoices } from './PictureChoice.tsx';
import { rowTops } from './rowTops.ts';
import { headPxOf } from './scene.ts';
import styles from './Timeline.module.css';
import { type Hover, Tooltip } from './Tooltip.tsx';
import { useCanvas } from './useCanvas.ts';
import type { Find } from './useFind.ts';
import { useOpenGroups } from './useOpenGroups.ts';
import { useView } from './useView.ts';
import { type Frame, plotHeightPx, plotWidthPx, positionsOnScreen, pxPerEvent } from './view.ts';

interface TimelineProps {
  viewModel: ViewModel;
  selection: Selection;
  onSelect: OnSelect;
  /** The source line whose events are lit; null for none. */
  litLine: number | null;
  find: Find;
  /** What to say where the view model has no events. */
  quiet: QuietWords | null;
  choices: PictureChoices;
  onChoose: (changes: Partial<PictureChoices>) => void;
  /** Where what is on the screen is left for those who export it. */
  picture: RefObject<Picture | null>;
}

/** How near the pointer must be to a mark for its tooltip. */
const HOVER_PX = 14;
/** Where events have less room than a mark needs, there is more than fits. */
const MARK_PX = 12;
/** The part of the plot that one key press pans by. */
const PAN_STEP = 0.15;

/** The picture of a run: a row an object, its weakrefs below it, every event in its place. */
export const Timeline = memo(function Timeline(props: TimelineProps) {
  const { viewModel, toggleGroup, takeToggledRow, hasOpenGroup, foldGroups } = useOpenGroups(props.viewModel);
  const { selection, onSelect, litLine, find, choices, onChoose } = props;
  const { surface, element, canvas } = useCanvas();
  const helpId = useId();
  const [hover, setHover] = useState<Hover | null>(null);
  const frame: Frame = useMemo(
    () => ({
      widthPx: canvas?.widthPx ?? 1,
      heightPx: canvas?.heightPx ?? 1,
      gutterPx: canvas === null ? 0 : gutterPxFor(canvas.paint, viewModel, canvas.widthPx),
      headPx: headPxOf(viewModel),
    }),
    [canvas, viewModel],
  );
  const axis = useMemo(() => axisOf(viewModel, choices.axis), [viewModel, choices.axis]);
  const viewing = useView(viewModel, axis, frame);
  const { view } = viewing;
  const position = selectedPosition(viewModel, selection);
  const row = selection.object === null ? null : viewModel.rows.rowOf(selection.object);

  const hoveredRow = hover?.row ?? null;
  const scene = {
    ...{ viewModel, view, frame, litLine, hoveredRow },
    matches: find.matches,
    cursorUnit: cursorUnitOf(axis, selection, position),
    selectedRow: row,
  };
  useLayoutEffect(() => {
    if (canvas === null) return;
    const { palette } = canvas.paint;
    drawTimeline(canvas.paint, { ...scene, palette });
    props.picture.current = { scene, palette };
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection calls the picture to it
  useEffect(() => {
    if (position !== null && canvas !== null) viewing.reveal(position, row);
  }, [position, selection.object, canvas === null]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was opened or folded is another view model
  useEffect(() => {
    const toggled = takeToggledRow();
    if (toggled !== null && canvas !== null) viewing.showGroup(toggled);
  }, [viewModel]);
  // What was under the pointer is elsewhere now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: view and view model say when
  useEffect(() => setHover(null), [view.firstUnit, view.pxPerUnit, view.rowScale, view.scrollPx, viewModel]);

  const hit = (xPx: number, yPx: number) => hitAt(viewModel, view, frame, xPx, yPx);
  useGestures(surface, canvas?.zoom ?? 1, {
    pan: viewing.pan,
    zoom: viewing.zoom,
    click(xPx, yPx) {
      const found = hit(xPx, yPx);
      const group = found.row === null ? null : viewModel.rows.groupAt(found.row);
      if (group !== null && xPx < frame.gutterPx) toggleGroup(group);
      else if (found.position !== null) onSelect(selectionAt(viewModel, found.position));
      else if (found.row !== null && group === null)
        onSelect({ ...selection, object: viewModel.rows.ids[found.row]! });
    },
    hover(xPx, yPx) {
      const found = hit(xPx, yPx);
      const isNear = found.distancePx <= HOVER_PX;
      const isName = xPx < frame.gutterPx && found.row !== null;
      setHover(
        isNear || isName ? { position: isNear ? found.position : null, row: found.row, xPx, yPx } : null,
      );
    },
    leave: () => setHover(null),
  });

  const act = (action: KeyAction) => {
    switch (action.kind) {
      case 'event': {
        const start = action.by === 1 ? -1 : viewModel.count;
        const to = (position ?? start) + action.by;
        return onSelect(selectionAt(viewModel, Math.min(Math.max(0, to), viewModel.count - 1)));
      }
      case 'row':
        return selectInRow(viewModel, nextRow(viewModel, row, action.by), position ?? 0, onSelect);
      case 'end':
        return onSelect(selectionAt(viewModel, action.which === 'first' ? 0 : viewModel.count - 1));
      case 'zoom':
        return viewing.zoomAround(action.factor, position, row);
      case 'pan':
        return viewing.pan(action.by * plotWidthPx(frame) * PAN_STEP, 0);
      case 'fit':
        return viewing.fit();
      case 'fold': {
        const group = selection.object === null ? null : viewModel.rows.groupOf(selection.object);
        return group === null ? undefined : toggleGroup(group);
      }
    }
  };
  const onKeyDown = (key: KeyboardEvent) => {
    if (key.ctrlKey || key.metaKey || key.altKey) return;
    const action = actionOfKey(key.key);
    if (action === null || viewModel.count === 0) return;
    key.preventDefault();
    act(action);
  };
  const isMoreThanFits =
    canvas !== null && viewModel.count > 0 && (!viewing.isFitted || pxPerEvent(view, frame) < MARK_PX);
  const scrollsRows = rowTops(viewModel).height * view.rowScale > plotHeightPx(frame);

  return (
    <div className={styles.timeline}>
      {viewModel.log.length > 0 && (
        <FindBar viewModel={viewModel} selection={selection} onSelect={onSelect} find={find}>
          <PictureChoice choices={choices} onChoose={onChoose} hasSteps={viewModel.log.steps.length > 0} />
        </FindBar>
      )}
      <div
        ref={surface}
        className={styles.surface}
        style={{ touchAction: scrollsRows ? 'none' : 'pan-y' }}
        role="application"
        aria-roledescription="timeline"
        aria-label={labelOf(viewModel, position, viewing.isFitted ? null : positionsOnScreen(view, frame))}
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys itself
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <canvas ref={element} className={styles.canvas} />
        {props.quiet !== null && <QuietTimeline {...props.quiet} />}
        {hover !== null && viewModel.count > 0 && (
          <Tooltip viewModel={viewModel} hover={hover} frame={frame} zoom={canvas?.zoom ?? 1} />
        )}
      </div>
      {isMoreThanFits && <Overview scene={scene} onMove={viewing.moveTo} />}
      <p id={helpId} className="unseen">
        Left and right arrow keys go from event to event, up and down from row to row. Plus, minus and zero
        zoom, A and D pan. Enter opens or folds the group of the selected thing.
      </p>
      <LifelineList viewModel={viewModel} />
      {viewModel.count > 0 && (
        <div className={styles.foot}>
          <Legend viewModel={viewModel} />
          <div className={styles.zoom}>
            {hasOpenGroup && (
              <button type="button" aria-label="Fold groups" title="Fold groups" onClick={foldGroups}>
                <FoldVertical />
              </button>
            )}
            <button
              type="button"
              aria-label="Zoom out"
              title="Zoom out (−)"
              onClick={() => act({ kind: 'zoom', factor: 1 / ZOOM_STEP })}
            >
              <Minus />
            </button>
            <button
              type="button"
              aria-label="Zoom in"
              title="Zoom in (+)"
              onClick={() => act({ kind: 'zoom', factor: ZOOM_STEP })}
            >
              <Plus />
            </button>
            <button
              type="button"
              aria-label="Show all"
              title="Show all (0)"
              onClick={() => act({ kind: 'fit' })}
            >
              <Maximize />
            </button>
          </div>
        </div>
      )}
    </div>
  );
});

/** Selects the event of a row that is nearest in time. */
function selectInRow(viewModel: ViewModel, row: number, position: number, onSelect: OnSelect): void {
  if (row < 0 || row >= viewModel.rows.count) return;
  const nearest = nearestValue(viewModel.positionsIn(row), position);
  if (nearest === null) return;
  const picked = selectionAt(viewModel, nearest);
  onSelect({ ...picked, object: viewModel.rows.ids[row] || picked.object });
}

/** The row above or below; the row of an open group holds nothing to select. */
function nextRow({ rows }: ViewModel, row: number | null, by: 1 | -1): number {
  let next = (row ?? -1) + by;
  while (rows.groupAt(next)?.isOpen) next += by;
  return next;
}

/** A line that runs next begins between two events. */
function cursorUnitOf(axis: Axis, { step }: Selection, position: number | null): number | null {
  if (step !== null) return axis.step(step);
  return position === null ? null : axis.mark(position);
}

/** What is in the picture, which part of it is seen (null: all of it), and what is selected. */
function labelOf(viewModel: ViewModel, position: number | null, onScreen: [number, number] | null): string {
  const size = `Timeline of ${viewModel.count} events about ${viewModel.rows.count} objects and weakrefs`;
  const part = onScreen === null ? '' : `, showing events ${onScreen[0]} to ${onScreen[1] - 1}`;
  if (position === null) return `${size}${part}, none selected`;
  const seq = viewModel.seqs[position]!;
  const line = viewModel.lineOf(seq);
  return `${size}${part}. Selected: event ${position}${line === 0 ? '' : ` on line ${line}`}, ${sentenceText(viewModel, seq)}`;
}
