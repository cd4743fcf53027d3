import { thousands } from '../../model/sentences/thousands.ts';
import type { Group } from '../../model/timeline/groups.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import type { Paint } from './paint.ts';
import { type RowPlace, rowPlace } from './rowPlace.ts';
import type { Scene } from './scene.ts';

const PAD_PX = 16;
const INDENT_PX = 14;
const DEEPEST_INDENT = 4;
const LEAST_GUTTER_PX = 84;
const WIDEST_GUTTER_PX = 260;
/** What names may take of a canvas; of a phone's, where that is too little to tell them apart, more. */
const GUTTER_SHARE = 0.32;
const NARROW_GUTTER = { share: 0.42, px: 156 };
/** Names longer than any of the first ones are cut. */
const NAMES_MEASURED = 200;
const NAME_SIZE_PX = 13;
const NAME_GAP_PX = 8;
/** The sign that a row opens, with the space behind it. */
const ARROW_PX = 14;
/** What a name that is too long leaves of the room to the type and number behind it; else the number is all it leaves. */
const LABEL_SHARE = 0.4;

/** Room for the names, but never more than a good part of a narrow canvas. */
export function gutterPxFor(paint: Paint, viewModel: ViewModel, widthPx: number): number {
  let widest = 0;
  for (let row = 0; row < Math.min(NAMES_MEASURED, viewModel.rows.count); row += 1) {
    const id = viewModel.rows.ids[row]!;
    const group = viewModel.rows.groupAt(row);
    if (group !== null) {
      paint.setFont(NAME_SIZE_PX, 600);
      widest = Math.max(widest, indentPx(viewModel, row) + ARROW_PX + paint.widthOf(groupLabel(group)));
      continue;
    }
    const name = viewModel.names.programName(id);
    paint.setFont(NAME_SIZE_PX, 600);
    const nameWidth = name === null ? 0 : paint.widthOf(name) + NAME_GAP_PX;
    const width = nameWidth + paint.widthOf(viewModel.names.label(id));
    widest = Math.max(widest, indentPx(viewModel, row) + width);
  }
  const most = Math.min(
    WIDEST_GUTTER_PX,
    Math.max(widthPx * GUTTER_SHARE, Math.min(widthPx * NARROW_GUTTER.share, NARROW_GUTTER.px)),
  );
  return Math.round(Math.max(LEAST_GUTTER_PX, Math.min(most, PAD_PX + widest + 20)));
}

/** Room for the type and number behind a name: they give way before it does, to the number, to nothing. */
function labelPx(paint: Paint, label: string, name: string, room: number): number {
  paint.setFont(NAME_SIZE_PX);
  const whole = paint.widthOf(label);
  const number = paint.widthOf(label.slice(label.lastIndexOf(' #') + 1));
  paint.setFont(NAME_SIZE_PX, 600);
  const free = room - paint.widthOf(name);
  if (free >= number) return Math.min(whole, free);
  if (free + NAME_GAP_PX >= 0) return 0;
  return whole <= room * LABEL_SHARE ? whole : number;
}

/** Cut before its number, which tells one from the other: `Sessio… #4`, `Sess… × 300`. */
function cutLabel(paint: Paint, label: string, room: number): string {
  const at = label.search(/ [#×]/);
  if (at === -1 || paint.widthOf(label) <= room) return paint.cutText(label, room);
  const number = label.slice(at);
  return `${paint.cutText(label.slice(0, at), room - paint.widthOf(number))}${number}`;
}

function indentPx(viewModel: ViewModel, row: number): number {
  return Math.min(viewModel.rows.depths[row]!, DEEPEST_INDENT) * INDENT_PX;
}

/** The names of the rows on screen: the program's own in bold, type and number behind it in grey. */
export function drawName(paint: Paint, scene: Scene, row: number): void {
  const { viewModel, frame } = scene;
  const place = rowPlace(scene, row);
  if (place.group !== null) {
    drawGroupName(paint, scene, row, place, place.group);
    return;
  }
  const { names } = viewModel;
  const programName = names.programName(place.id);
  let x = PAD_PX + indentPx(viewModel, row);
  const edge = frame.gutterPx - 14;
  const label = names.label(place.id);
  if (programName !== null) {
    const room = edge - x - NAME_GAP_PX;
    const kept = labelPx(paint, label, programName, room);
    paint.setFont(NAME_SIZE_PX, 600);
    const text = paint.cutBy(programName, room - kept, (count) => names.short(programName, count));
    paint.text(text, x, place.y, 'text');
    if (kept === 0) return;
    x += paint.widthOf(text) + NAME_GAP_PX;
  }
  paint.setFont(NAME_SIZE_PX, programName === null && place.isObject ? 600 : 400);
  paint.text(
    cutLabel(paint, label, edge - x),
    x,
    place.y,
    programName === null && place.isObject ? 'text' : 'text-quiet',
  );
}

/** `Entry × 2,500`. */
function groupLabel({ type, members }: Group): string {
  return `${type} × ${thousands(members.length)}`;
}

/** A group's name behind a triangle that points down when it is open. */
function drawGroupName(paint: Paint, scene: Scene, row: number, place: RowPlace, group: Group): void {
  const { context, palette } = paint;
  const x = PAD_PX + indentPx(scene.viewModel, row);
  context.fillStyle = palette['text-quiet'];
  context.beginPath();
  if (group.isOpen) {
    context.moveTo(x, place.y - 3);
    context.lineTo(x + 9, place.y - 3);
    context.lineTo(x + 4.5, place.y + 4);
  } else {
    context.moveTo(x + 1, place.y - 5);
    context.lineTo(x + 8, place.y);
    context.lineTo(x + 1, place.y + 5);
  }
  context.fill();
  paint.setFont(NAME_SIZE_PX, 600);
  const room = scene.frame.gutterPx - 14 - x - ARROW_PX;
  paint.text(cutLabel(paint, groupLabel(group), room), x + ARROW_PX, place.y, 'text');
}
