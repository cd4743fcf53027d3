import { lowerBound } from '../../model/search.ts';
import { groupHasMatches } from './groupsWithMatches.ts';
import type { Paint } from './paint.ts';
import { rowPlace } from './rowPlace.ts';
import { RULER_PX, type Scene, TRACK_PX } from './scene.ts';
import { positionsOnScreen, positionToPx } from './view.ts';

const RING_PX = 9.5;
/** How faint rows are that hold nothing of what is sought. */
const FAINT = 0.3;
/** More matches than can be told apart on one screen: then some stand for all. */
const MOST_DRAWN = 20_000;
/** Matches nearer than this share a sign. */
const CELL_PX = 4;

/** How strongly a row is painted: fainter where a search goes on and finds nothing in it. */
export function rowAlpha({ matches, viewModel }: Scene, row: number): number {
  if (matches === null) return 1;
  const group = viewModel.rows.groupAt(row);
  const hasMatches =
    group === null ? matches.areAbout(viewModel.rows.ids[row]!) : groupHasMatches(viewModel, matches, group);
  return hasMatches ? 1 : FAINT;
}

/** The ring around an event that is sought. */
export function drawMatchRing(paint: Paint, x: number, y: number, scale = 1): void {
  const { context } = paint;
  context.strokeStyle = paint.palette.text;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x, y, RING_PX * scale, 0, 2 * Math.PI);
  context.stroke();
}

/** Where rows are too thin for rings: a dot a match, and one for a crowd. */
export function drawMatchDots(paint: Paint, scene: Scene, isWanted: (row: number) => boolean): void {
  const { viewModel, frame } = scene;
  const taken = new Set<number>();
  for (const [position, x] of matchesOnScreen(scene)) {
    const row = viewModel.rows.rowOf(viewModel.log.subject(viewModel.seqs[position]!));
    if (row === null || !isWanted(row)) continue;
    const { y } = rowPlace(scene, row);
    if (y < frame.headPx || y > frame.heightPx) continue;
    const cell = Math.round(x / CELL_PX) * 10_000 + Math.round(y / CELL_PX);
    if (taken.has(cell)) continue;
    taken.add(cell);
    paint.fill('text', x - 1.5, y - 1.5, 3, 3);
  }
}

/** Matches that have no row: collections, refusals, calls of the C API. */
export function drawMatchesBesideRuler(paint: Paint, scene: Scene): void {
  const { viewModel } = scene;
  let lastX = Number.NEGATIVE_INFINITY;
  for (const [position, x] of matchesOnScreen(scene)) {
    if (viewModel.log.subject(viewModel.seqs[position]!) !== 0 || x - lastX < CELL_PX) continue;
    lastX = x;
    drawMatchRing(paint, x, RULER_PX + TRACK_PX / 2);
  }
}

function* matchesOnScreen({ matches, view, frame }: Scene): Generator<[position: number, x: number]> {
  if (matches === null) return;
  const [first, end] = positionsOnScreen(view, frame);
  const from = lowerBound(matches.positions, first);
  const to = lowerBound(matches.positions, end);
  const step = Math.max(1, Math.ceil((to - from) / MOST_DRAWN));
  for (let at = from; at < to; at += step) {
    const position = matches.positions[at]!;
    yield [position, positionToPx(view, frame, position)];
  }
}
