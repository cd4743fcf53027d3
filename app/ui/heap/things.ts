import type { HeapHistory } from '../../model/heap/heapHistory.ts';
import type { HeapUnion } from '../../model/heap/heapUnion.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import { CONTAINER_HEIGHT, type LayoutLink, type LayoutThing, NAME_GAP } from './heapLayout.ts';
import { containerText, wayText } from './heapText.ts';
import { nameLines } from './nameLines.ts';

/** Sizes in CSS pixels at the usual text size; texts are estimated, since a layout must not wait for a font. */
const LABEL_CHARACTER = 9.2;
const NAME_CHARACTER = 7.6;
const SMALL_CHARACTER = 6.4;
const WAY_CHARACTER = 7.3;
const PADDING = 26;
const WIDTHS = { object: [96, 180], weakref: [72, 180] } as const;
const LINE = 17;
/** The mark before a callback. */
const MARK = 16;
/** So many names fit beside a box. */
export const MOST_NAMES = 3;
const WIDEST_NAMES = 90;
/** Of a name so many characters are kept; a … and a comma may come in. */
export const LONGEST_NAME = Math.floor(WIDEST_NAMES / NAME_CHARACTER) - 2;

const CONTAINER = { least: 48, most: 160, padding: 22, character: 7.4 };

/** What a heap's layout needs to know of the things in it, in the order of their rows. */
export function thingsOf(
  viewModel: ViewModel,
  history: HeapHistory,
  union: HeapUnion,
  ids: ReadonlySet<number>,
): LayoutThing[] {
  const things: LayoutThing[] = [];
  for (const id of union.ids) {
    if (!ids.has(id)) continue;
    const isWeakref = viewModel.log.role(id) !== 'object';
    const callback = viewModel.log.callback(id);
    const [least, most] = isWeakref ? WIDTHS.weakref : WIDTHS.object;
    const width = Math.max(
      least,
      PADDING + LABEL_CHARACTER * viewModel.names.label(id).length,
      callback === null ? 0 : PADDING + MARK + SMALL_CHARACTER * (callback.length + ': silent'.length),
    );
    things.push({
      id,
      holder: union.holderOf.get(id) ?? null,
      referent: isWeakref ? viewModel.log.referent(id) : null,
      width: Math.min(width, most),
      height: callback === null ? 12 + 2 * LINE : 12 + 3 * LINE,
      nameWidth: namesWidth(union, id),
      from: history.bornAt(id),
      to: goneAt(viewModel, history, id),
    });
  }
  for (const id of containersOf(union, ids)) {
    const { type, size, from, to } = union.containers.get(id)!;
    const { least, most, padding, character } = CONTAINER;
    const width = Math.max(least, padding + character * containerText({ type, size }).length);
    things.push({
      id,
      holder: union.holderOf.get(id) ?? null,
      referent: null,
      isContainer: true,
      width: Math.min(width, most),
      height: CONTAINER_HEIGHT,
      nameWidth: namesWidth(union, id),
      from,
      to,
    });
  }
  return things;
}

/** The containers that ever held what is shown, and those that they were in. */
function containersOf(union: HeapUnion, ids: ReadonlySet<number>): ReadonlySet<number> {
  const wanted = new Set<number>();
  const outer = new Map<number, number[]>();
  for (const { from, to } of union.links) {
    if (from > 0) continue;
    if (ids.has(to)) wanted.add(from);
    else if (to < 0) outer.set(to, [...(outer.get(to) ?? []), from]);
  }
  // A set goes on to what is added meanwhile.
  for (const id of wanted) for (const from of outer.get(id) ?? []) wanted.add(from);
  return wanted;
}

/** The arrows that have words, with the room that these take: an arrow is to be seen before and after them. */
export function linksOf({ links }: HeapUnion): LayoutLink[] {
  return links.map(({ from, to, way }) => ({ from, to, width: wayWidth(wayText(way)) + 30 }));
}

/** Of the words at an arrow, as they are shown. */
export function wayWidth(text: string): number {
  return text.length * WAY_CHARACTER;
}

/** Several names stand below each other; a comma may follow. */
export function nameWidth(longest: string | undefined): number {
  return longest === undefined ? 0 : Math.min((longest.length + 1) * NAME_CHARACTER, WIDEST_NAMES);
}

/** What the names beside a box take, left of it. */
export function namesRoom(names: readonly string[]): number {
  if (names.length === 0) return 0;
  return NAME_GAP + Math.max(...nameLines(names).map(nameWidth));
}

/** Room for any names that ever stood beside a thing. */
function namesWidth({ namesTogether }: HeapUnion, id: number): number {
  let widest = 0;
  for (const names of namesTogether.get(id) ?? [])
    for (const line of nameLines(names)) widest = Math.max(widest, nameWidth(line));
  return widest;
}

/** A freed object stays in the picture until the next line, and as long as a weakref to it is there. */
function goneAt(viewModel: ViewModel, history: HeapHistory, id: number): number {
  let last = history.freedAt(id);
  for (const ref of history.refsOf(id)) last = Math.max(last, history.freedAt(ref));
  const next = firstStepFrom(viewModel, last);
  return next ?? Number.POSITIVE_INFINITY;
}

function firstStepFrom({ log: { steps } }: ViewModel, seq: number): number | null {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steps[middle]!.seq <= seq) low = middle + 1;
    else high = middle;
  }
  return steps[low]?.seq ?? null;
}
