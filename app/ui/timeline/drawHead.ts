import { lowerBound } from '../../model/search.ts';
import { stretchAt } from '../../model/timeline/axis.ts';
import { shapeOf } from '../marks/shapeOf.ts';
import type { Paint } from './paint.ts';
import { hasTrack, RULER_PX, type Scene, TRACK_PX } from './scene.ts';
import {
  positionsOnScreen,
  positionToPx,
  pxPerEvent,
  pxToUnit,
  slotEndToPx,
  slotToPx,
  unitToPx,
} from './view.ts';

const CELL_TOP = 8;
const CELL_PX = 20;
const CELL_GAP = 2;

/** The ruler of source lines: one cell a run of events on the same line. */
export function drawRuler(paint: Paint, scene: Scene): void {
  const { view, frame, litLine } = scene;
  const { ruler, length } = view.axis;
  const { starts, lines } = ruler;
  const end = pxToUnit(view, frame, frame.widthPx);
  paint.setFont(11);
  let run = stretchAt(ruler, view.firstUnit);
  while (run < starts.length && starts[run]! < end) {
    const left = unitToPx(view, frame, starts[run]!);
    const right = unitToPx(view, frame, starts[run + 1] ?? length);
    const lit = lines[run] === litLine && litLine !== null;
    drawCell(paint, scene, left, right, lit, lines[run]!);
    // Cells thinner than a pixel lie on one another: go on where the next pixel begins.
    const next = right - left >= 1 ? run + 1 : stretchAt(ruler, pxToUnit(view, frame, left + 1));
    run = Math.max(run + 1, next);
  }
}

function drawCell(paint: Paint, scene: Scene, left: number, right: number, lit: boolean, line: number): void {
  const { context, palette } = paint;
  const from = Math.max(left, scene.frame.gutterPx);
  const to = Math.min(right, scene.frame.widthPx);
  const gap = right - left > 6 ? CELL_GAP : 0;
  const width = Math.max(1, to - from - gap);
  context.fillStyle = lit ? palette.lit : palette.hover;
  context.beginPath();
  context.roundRect(from, CELL_TOP, width, CELL_PX, width > 6 ? 3 : 0);
  context.fill();
  if (lit) paint.fill('callback', from, CELL_TOP + CELL_PX - 2, width, 2);
  const text = line === 0 ? '–' : String(line);
  if (paint.widthOf(text) <= width + 1)
    paint.text(text, from + width / 2, CELL_TOP + CELL_PX / 2 + 0.5, lit ? 'text' : 'text-quiet', 'center');
}

/** Collections as hatched columns through all rows. */
export function drawCollections(paint: Paint, scene: Scene): void {
  const { viewModel, view, frame } = scene;
  const { context } = paint;
  const top = RULER_PX;
  let lastRight = Number.NEGATIVE_INFINITY;
  for (const index of collectionsOnScreen(scene)) {
    const span = viewModel.spans.at(index);
    const left = slotToPx(view, frame, span.from);
    const right = Math.max(left + 1, endToPx(scene, span.to));
    if (right < frame.gutterPx || left > frame.widthPx || right - lastRight < 0.5) continue;
    lastRight = right;
    context.globalAlpha = 0.25;
    context.fillStyle = paint.hatch('collection', null);
    context.fillRect(left, top, right - left, frame.heightPx - top);
    context.globalAlpha = 1;
    const edges = right - left > 4;
    paint.fill('collection', left, top, edges ? 1.5 : 1, frame.heightPx - top);
    if (edges) paint.fill('collection', right - 1.5, top, 1.5, frame.heightPx - top);
    drawCollectionLabel(paint, left, right, top);
  }
}

/** What has not ended reaches to the end of all. */
function endToPx({ view, frame }: Scene, position: number): number {
  return position >= view.axis.count
    ? unitToPx(view, frame, view.axis.length)
    : slotEndToPx(view, frame, position);
}

function drawCollectionLabel(paint: Paint, left: number, right: number, top: number): void {
  paint.setFont(11);
  const words = ['garbage collection', 'collection', 'gc'];
  const label = words.find((word) => paint.widthOf(word) + 12 <= right - left);
  if (label === undefined) return;
  const { context } = paint;
  context.fillStyle = paint.palette['collection-soft'];
  context.fillRect(left + 1.5, top + 3, right - left - 3, TRACK_PX - 6);
  paint.text(label, (left + right) / 2, top + TRACK_PX / 2, 'collection-text', 'center');
}

function collectionsOnScreen({ viewModel, view, frame }: Scene): number[] {
  const { collections } = viewModel.spans;
  const [first, end] = positionsOnScreen(view, frame);
  return collections.filter((index) => {
    const span = viewModel.spans.at(index);
    return span.to >= first && span.from < end;
  });
}

/** What concerns no single object: refusals and C API calls. */
export function drawTrack(paint: Paint, scene: Scene): void {
  const { viewModel, view, frame } = scene;
  if (!hasTrack(viewModel)) return;
  const positions = viewModel.remarkable.besideRuler;
  const [first, end] = positionsOnScreen(view, frame);
  const scale = Math.max(0.55, Math.min(1, pxPerEvent(view, frame) / 15));
  let lastX = Number.NEGATIVE_INFINITY;
  for (let at = lowerBound(positions, first); at < positions.length && positions[at]! < end; at += 1) {
    const x = positionToPx(view, frame, positions[at]!);
    if (x - lastX < 3) continue;
    lastX = x;
    paint.mark(shapeOf(viewModel.log, viewModel.seqs[positions[at]!]!), x, RULER_PX + TRACK_PX / 2, scale);
  }
}

/** Columns behind the events of the lit line, where these can be told apart. */
export function drawLitColumns(paint: Paint, scene: Scene): void {
  const { view, frame, litLine } = scene;
  if (litLine === null) return;
  const { ruler, length } = view.axis;
  const { starts, lines } = ruler;
  const end = pxToUnit(view, frame, frame.widthPx);
  paint.context.globalAlpha = 0.4;
  let lastRight = Number.NEGATIVE_INFINITY;
  for (let run = stretchAt(ruler, view.firstUnit); run < starts.length && starts[run]! < end; run += 1) {
    if (lines[run] !== litLine) continue;
    const left = Math.max(unitToPx(view, frame, starts[run]!), lastRight);
    const right = Math.max(left, unitToPx(view, frame, starts[run + 1] ?? length));
    if (right - left < 0.3) continue;
    lastRight = right;
    paint.fill('lit', left, RULER_PX, right - left, frame.heightPx - RULER_PX);
  }
  paint.context.globalAlpha = 1;
}
