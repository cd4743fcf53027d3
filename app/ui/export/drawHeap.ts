import type { HeapMoment, HeapNode } from '../../model/heap/heapMoment.ts';
import type { HeapPicture } from '../../model/heap/heapPicture.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import { heapArrows } from '../heap/heapArrows.ts';
import { type Box, NAME_GAP } from '../heap/heapLayout.ts';
import { callbackText, captionOf, conditionText, containerText } from '../heap/heapText.ts';
import { nameLines } from '../heap/nameLines.ts';
import { seenOf } from '../heap/seen.ts';
import { LONGEST_NAME, MOST_NAMES } from '../heap/things.ts';
import type { Token } from '../marks/shapes.ts';
import type { Paint } from '../timeline/paint.ts';
import { ARROW_STYLES, drawTip, endOf } from './arrowStyles.ts';
import type { Part } from './sheet.ts';

/** The heap as it is on the screen, for whoever wants it elsewhere. */
export interface HeapDrawing {
  viewModel: ViewModel;
  heap: HeapMoment;
  picture: HeapPicture;
  /** Of the things and containers that are there at the moment. */
  boxes: ReadonlyMap<number, Box>;
}

/** Room around all boxes: arrows bow out of these, and words stand below them. */
const MARGIN_PX = 40;
const LINE_PX = 17;
const NAME_LINE_PX = 15;
const PADDING_PX = 11;

/** All boxes of a moment, however much of them is on the screen; null where there are none. */
export function heapPart(drawing: HeapDrawing): Part | null {
  const { viewModel, heap, picture, boxes } = drawing;
  const extent = seenOf(heap, picture, boxes).all;
  if (extent === null) return null;
  return {
    widthPx: extent.right - extent.left + 2 * MARGIN_PX,
    heightPx: extent.bottom - extent.top + 2 * MARGIN_PX,
    draw(paint, topPx) {
      const dx = MARGIN_PX - extent.left;
      const dy = topPx + MARGIN_PX - extent.top;
      const moved = new Map([...boxes].map(([id, box]) => [id, { ...box, x: box.x + dx, y: box.y + dy }]));
      drawCycles(paint, picture, moved);
      drawArrows(paint, picture, boxes, dx, dy);
      const shorten = (name: string) => viewModel.names.short(name, LONGEST_NAME);
      for (const [id, box] of moved) {
        const node = heap.nodes.get(id);
        const container = picture.containers.get(id);
        if (node !== undefined) drawThing(paint, drawing, node, box);
        else if (container !== undefined) drawContainer(paint, containerText(container), box);
        drawNames(paint, container?.names ?? picture.namesOf.get(id) ?? [], box, shorten);
      }
    },
  };
}

function drawCycles(paint: Paint, { cycles }: HeapPicture, boxes: ReadonlyMap<number, Box>): void {
  for (const members of cycles)
    for (const id of members) {
      const box = boxes.get(id);
      if (box === undefined) continue;
      outline(paint, { x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12 }, 10);
      paint.context.fillStyle = paint.palette['collection-soft'];
      paint.context.fill();
    }
}

function drawArrows(
  paint: Paint,
  picture: HeapPicture,
  boxes: ReadonlyMap<number, Box>,
  dx: number,
  dy: number,
): void {
  const arrows = heapArrows(picture, boxes);
  for (const { kind, d } of arrows) {
    paint.path(d, dx, dy, ARROW_STYLES[kind].line);
    const { end, direction } = endOf(d);
    drawTip(paint, kind, { x: end.x + dx, y: end.y + dy }, direction);
  }
  paint.setFont(12, 400, 'ui-monospace, Menlo, Consolas, monospace');
  for (const { words, place } of arrows) {
    if (place === null || words === '') continue;
    const width = paint.widthOf(words) + 4;
    paint.fill('ground', place.x + dx - width / 2, place.y + dy - 7, width, 14);
    paint.text(words, place.x + dx, place.y + dy, 'text', 'center');
  }
}

function drawThing(paint: Paint, { viewModel, heap, picture }: HeapDrawing, node: HeapNode, box: Box): void {
  const pen = paint.context;
  const { condition } = node;
  const isInCycle = picture.cycles.some((members) => members.includes(node.id));
  outline(paint, box, 8);
  pen.fillStyle =
    condition === 'dying'
      ? paint.hatch('object-soft', 'panel')
      : paint.palette[condition === 'freed' ? 'ground' : 'panel'];
  pen.fill();
  pen.strokeStyle = paint.palette[borderOf(node, isInCycle)];
  pen.lineWidth = 1.5;
  pen.setLineDash(condition === 'freed' ? [1.5, 3] : condition === 'dying' ? [5, 3] : []);
  pen.stroke();
  pen.setLineDash([]);
  const callback = callbackText(node);
  const lines = callback === null ? 2 : 3;
  const first = box.y + box.height / 2 - ((lines - 1) / 2) * LINE_PX;
  const room = box.width - 2 * PADDING_PX;
  paint.setFont(13, 700);
  const colour = condition === 'freed' ? 'text-quiet' : 'text';
  paint.text(paint.cutText(viewModel.names.label(node.id), room), box.x + PADDING_PX, first, colour);
  paint.setFont(12);
  paint.text(paint.cutText(conditionText(node), room), box.x + PADDING_PX, first + LINE_PX, 'text-quiet');
  if (callback !== null)
    paint.text(paint.cutText(callback, room), box.x + PADDING_PX, first + 2 * LINE_PX, 'callback-text');
  const caption = captionOf(viewModel, heap, node);
  if (caption === null) return;
  paint.setFont(11);
  paint.text(caption.words, box.x + 6, box.y + box.height + 8, 'text-quiet');
}

function borderOf({ condition, isWeakref }: HeapNode, isInCycle: boolean): Token {
  if (isInCycle) return 'collection';
  if (condition === 'freed' || condition === 'cleared') return 'dead';
  return isWeakref ? 'weakref' : 'object';
}

function drawContainer(paint: Paint, words: string, box: Box): void {
  const pen = paint.context;
  outline(paint, box, 4);
  pen.fillStyle = paint.palette.ground;
  pen.fill();
  pen.strokeStyle = paint.palette['line-strong'];
  pen.lineWidth = 1;
  pen.stroke();
  paint.setFont(12);
  paint.text(
    paint.cutText(words, box.width - 8),
    box.x + box.width / 2,
    box.y + box.height / 2,
    'text-quiet',
    'center',
  );
}

/** The variables that lead to a box, and their arrow into it. */
function drawNames(
  paint: Paint,
  names: readonly string[],
  { x, y, height }: Box,
  shorten: (name: string) => string,
): void {
  if (names.length === 0) return;
  const all = nameLines(names);
  const lines = all.slice(0, MOST_NAMES);
  const middle = y + height / 2;
  paint.path(`M${-NAME_GAP + 1},0 L-6,0`, x, middle, ARROW_STYLES.strong.line);
  drawTip(paint, 'strong', { x: x - 1, y: middle }, { x: 1, y: 0 });
  paint.setFont(13, 700);
  for (const [index, line] of lines.entries()) {
    const words = names.includes(line) ? shorten(line) : line;
    const follows = index === all.length - 1 ? '' : index === lines.length - 1 ? ', …' : ',';
    const top = middle + (index - (lines.length - 1) / 2) * NAME_LINE_PX;
    paint.text(words + follows, x - NAME_GAP - 2, top, 'text', 'end');
  }
}

function outline(
  { context: pen }: Paint,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  radius: number,
): void {
  pen.beginPath();
  pen.roundRect(x, y, width, height, radius);
}
