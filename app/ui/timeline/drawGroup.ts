import { thousands } from '../../model/sentences/thousands.ts';
import type { Tally } from '../../model/timeline/census.ts';
import { eventsUntil } from '../../model/timeline/groupEvents.ts';
import type { Group } from '../../model/timeline/groups.ts';
import type { Paint } from './paint.ts';
import { peakBetween } from './peak.ts';
import type { RowPlace } from './rowPlace.ts';
import type { Scene } from './scene.ts';
import { traceLine } from './traceLine.ts';
import { positionToPx, pxToPosition } from './view.ts';

/** Free space above and below the curve. */
const MARGIN_PX = 6;

/** A group's row: how many of its objects live, as an area, and how many weakrefs to them, as a line. */
export function drawGroup(paint: Paint, scene: Scene, place: RowPlace, group: Group): void {
  const { groupEvents } = scene.viewModel;
  const positions = groupEvents.of(group);
  const { objects, weakrefs } = groupEvents.census(group);
  const most = Math.max(objects.most, weakrefs.most);
  if (most === 0) return;
  const curve = (tally: Tally) => curveOf(scene, place, positions, tally, most);
  const { context, palette } = paint;
  context.lineJoin = 'round';
  context.lineWidth = 1.5;
  const [area, line] = objects.most > 0 ? [objects, weakrefs] : [weakrefs, null];
  const outline = curve(area);
  const bottom = bottomOf(place);
  context.fillStyle = palette[area === objects ? 'object-soft' : 'weakref-soft'];
  context.strokeStyle = palette[area === objects ? 'object' : 'weakref'];
  traceLine(context, [...outline, [scene.frame.widthPx + 2, bottom], [scene.frame.gutterPx - 10, bottom]]);
  context.fill();
  traceLine(context, outline);
  context.stroke();
  if (line !== null && line.most > 0) {
    context.strokeStyle = palette.weakref;
    context.setLineDash([4, 2]);
    traceLine(context, curve(line));
    context.stroke();
    context.setLineDash([]);
  }
  drawMost(paint, scene, place, positions, area);
}

/** Points of the curve of a tally, a step a pixel: of several counts in one pixel the highest of the last. */
function curveOf(
  scene: Scene,
  place: RowPlace,
  positions: Uint32Array,
  tally: Tally,
  most: number,
): [x: number, y: number][] {
  const { view, frame } = scene;
  const bottom = bottomOf(place);
  const height = Math.max(1, place.rowPx - Math.min(MARGIN_PX + 2, place.rowPx / 2));
  const from = frame.gutterPx - 10;
  const points: [number, number][] = [[from, bottom]];
  let lastCount = -1;
  let lastAt = -1;
  let y = bottom;
  for (let x = from; x <= frame.widthPx; x += 1) {
    const at = eventsUntil(positions, pxToPosition(view, frame, x)) - 1;
    const count = peakBetween(tally, lastAt, at);
    lastAt = at;
    if (count === lastCount) continue;
    points.push([x, y]);
    y = bottom - (height * count) / most;
    points.push([x, y]);
    lastCount = count;
  }
  points.push([frame.widthPx + 2, y]);
  return points;
}

function bottomOf(place: RowPlace): number {
  return place.y + place.rowPx / 2 - Math.min(2, place.rowPx / 4);
}

/** How many there were at the most, where that is first reached. */
function drawMost(paint: Paint, scene: Scene, place: RowPlace, positions: Uint32Array, tally: Tally): void {
  const x = positionToPx(scene.view, scene.frame, positions[tally.mostAt]!);
  if (x < scene.frame.gutterPx || x > scene.frame.widthPx) return;
  paint.setFont(11);
  const text = thousands(tally.most);
  const isRoom = x + paint.widthOf(text) + 6 < scene.frame.widthPx;
  paint.text(text, isRoom ? x + 6 : x - 6, place.y, 'text', isRoom ? 'start' : 'end');
}
