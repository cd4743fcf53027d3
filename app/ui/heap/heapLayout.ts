/**
 * Where things stand in the heap's picture. One layout serves a whole run, so that nothing moves from step to step:
 * holders left of what they hold, as tidy trees; weakrefs that nobody holds, or only a container, in a column beside
 * their referents' trees; such containers left of them. What never existed at the same time may stand at the same
 * place. Units are CSS pixels at the usual text size.
 */

export interface LayoutThing {
  id: number;
  /** Its holder, or null: then it begins a tree. */
  holder: number | null;
  /** Where it points weakly; null for anything but a weakref. */
  referent: number | null;
  /** Whether it is a box on the way only, lower than what it holds. */
  isContainer?: boolean;
  width: number;
  height: number;
  /** Room for names, left of the box. */
  nameWidth: number;
  /** From when to when it is in the picture; any unit. */
  from: number;
  to: number;
}

/** An arrow with words on it, for which room is kept before the box that it leads to. */
export interface LayoutLink {
  from: number;
  to: number;
  width: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  /** How much room there is left of its column in which no box stands. */
  gap?: number;
}

export interface HeapLayout {
  boxes: ReadonlyMap<number, Box>;
  width: number;
  height: number;
}

export const CONTAINER_HEIGHT = 24;
export const ROW_GAP = 18;
/** Between columns: room for an arrow. */
export const COLUMN_GAP = 58;
/** Between names and the box that they stand beside. */
export const NAME_GAP = 17;
/** What is seen of an arrow before the names it passes below. */
const ARROW_SEEN = 20;
const MARGIN = 16;
/** The number of what is folded behind a box stands out of it. */
const RIGHT_MARGIN = 32;
/** Arrows that go back bow over what stands highest. */
const TOP_MARGIN = 32;
/** A holder stands at the middle of what it holds, but where that is much, not so far down that it is out of sight. */
const FURTHEST_DOWN = 100;
/** How far an arrow within a column bows out of it. */
export const BOW = 28;

interface Placed {
  id: number;
  column: number;
  /** Within its tree. */
  top: number;
}

interface Tree {
  placed: Placed[];
  height: number;
  from: number;
  to: number;
}

type Lists = ReadonlyMap<number, LayoutThing[]>;

export function layoutHeap(things: readonly LayoutThing[], links: readonly LayoutLink[] = []): HeapLayout {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  const isObject = (id: number | null) => id !== null && byId.get(id)?.referent === null;
  const standsBeside = (thing: LayoutThing) =>
    isObject(thing.referent) && (thing.holder === null || !byId.has(thing.holder));
  const held = new Map<number, LayoutThing[]>();
  const roots: LayoutThing[] = [];
  const besides: LayoutThing[] = [];
  for (const thing of things) {
    const holder = thing.holder === null ? undefined : byId.get(thing.holder);
    if (standsBeside(thing)) besides.push(thing);
    // What a weakref's callback holds stands for itself: the weakref is no part of a tree.
    else if (holder !== undefined && !standsBeside(holder)) push(held, holder.id, thing);
    else roots.push(thing);
  }
  const gatherers = gatherersAmong(roots, held, isObject);
  const pointing = new Map<number, LayoutThing[]>();
  // Beside one referent all its weakrefs stand in their order, held or not.
  const isBeside = new Set([...besides, ...[...gatherers.values()].flatMap(({ refs }) => refs)]);
  for (const thing of things) if (isBeside.has(thing)) push(pointing, thing.referent!, thing);

  const members = [...gatherers.values()].flatMap(({ levels }) => levels.flat());
  const deepest = [...gatherers.values()].reduce((most, { levels }) => Math.max(most, levels.length), 0);
  const before = deepest + (members.some(({ id }) => pointing.has(id)) ? 1 : 0);
  const memberIds = new Set(members.map(({ id }) => id));
  const first = before + ([...pointing.keys()].some((id) => !memberIds.has(id)) ? 1 : 0);
  const trees = roots
    .filter(({ id }) => !gatherers.has(id))
    .map((root) => treeOf(root, isObject(root.id) ? first : Math.max(0, first - 1), held, pointing, first));

  const columnOf = new Map<number, number>();
  for (const { placed } of trees) for (const { id, column } of placed) columnOf.set(id, column);
  for (const { levels } of gatherers.values())
    for (const [depth, level] of levels.entries())
      for (const { id } of level) {
        columnOf.set(id, before - levels.length + depth);
        for (const ref of pointing.get(id) ?? []) columnOf.set(ref.id, before - levels.length + depth - 1);
      }
  const { places, width } = columns(things, columnOf, links);
  const boxes = new Map<number, Box>();
  const stand = (id: number, y: number) => {
    const { width, height } = byId.get(id)!;
    boxes.set(id, { ...places[columnOf.get(id)!]!, y, width, height });
  };
  let bottom = placeTrees(trees, stand);
  for (const { levels } of gatherers.values()) gather(levels, held, pointing, boxes, stand);
  bottom = Math.max(bottom, pushApart(members, pointing, boxes));
  return { boxes, width, height: bottom + TOP_MARGIN };
}

interface Gatherer {
  /** The holders in it by their depth. */
  levels: LayoutThing[][];
  /** The weakrefs at its ends. */
  refs: LayoutThing[];
}

/** Trees that hold nothing but weakrefs to what stands elsewhere: a list of weakrefs, a weak dictionary. */
function gatherersAmong(
  roots: readonly LayoutThing[],
  held: Lists,
  isObject: (id: number | null) => boolean,
): ReadonlyMap<number, Gatherer> {
  const found = new Map<number, Gatherer>();
  for (const root of roots) {
    const gatherer = gathererOf(root, held, isObject);
    if (gatherer !== null) found.set(root.id, gatherer);
  }
  // What they lead to must stand right of all of them.
  const theirs = new Set([...found.values()].flatMap(({ levels }) => levels.flat().map(({ id }) => id)));
  for (const [id, { refs }] of found)
    if (refs.some(({ referent }) => theirs.has(referent!))) found.delete(id);
  return found;
}

function gathererOf(
  root: LayoutThing,
  held: Lists,
  isObject: (id: number | null) => boolean,
): Gatherer | null {
  const levels: LayoutThing[][] = [];
  const refs: LayoutThing[] = [];
  let level = [root];
  while (level.length > 0) {
    const holders: LayoutThing[] = [];
    const next: LayoutThing[] = [];
    for (const thing of level) {
      const below = held.get(thing.id) ?? [];
      if (thing.referent === null && below.length > 0) {
        holders.push(thing);
        for (const each of below) next.push(each);
      } else if (below.length === 0 && isObject(thing.referent)) refs.push(thing);
      else return null;
    }
    if (holders.length > 0) levels.push(holders);
    level = next;
  }
  return refs.length > 0 && levels.length > 0 ? { levels, refs } : null;
}

function treeOf(root: LayoutThing, column: number, held: Lists, pointing: Lists, first: number): Tree {
  const placed: Placed[] = [];
  const members: LayoutThing[] = [];
  /** Places a thing and what it holds below `top`; gives the height it takes. A chain of holders can be long. */
  const place = (start: LayoutThing): number => {
    interface Frame {
      thing: LayoutThing;
      column: number;
      top: number;
      next: number;
      used: number;
      /** Where the trees of what it holds begin, below its own top. */
      starts: number[];
      /** Where the last that it holds stands, below its own top. */
      lastTop: number;
    }
    const frame = (thing: LayoutThing, column: number, top: number): Frame => {
      return { thing, column, top, next: 0, used: 0, starts: [], lastTop: 0 };
    };
    const work: Frame[] = [frame(start, column, 0)];
    let height = 0;
    while (work.length > 0) {
      const at = work.at(-1)!;
      const child = held.get(at.thing.id)?.[at.next];
      if (child !== undefined) {
        at.next += 1;
        at.starts.push(at.used);
        work.push(frame(child, at.column + 1, at.top + at.used));
        continue;
      }
      work.pop();
      const own = at.thing.height + ROW_GAP;
      height = Math.max(own, at.used);
      const parent = work.at(-1);
      // To an object's own container weakrefs do not lead past; its middle is where arrows back pass least.
      const isAside = at.thing.isContainer && (parent === undefined || parent.thing.isContainer);
      const top = at.top + (isAside ? aside(at) : Math.min((height - own) / 2, FURTHEST_DOWN));
      placed.push({ id: at.thing.id, column: at.column, top });
      members.push(at.thing);
      if (parent === undefined) continue;
      parent.used += height;
      parent.lastTop = top - parent.top;
    }
    return height;
  };
  const treeHeight = place(root);
  const refs: LayoutThing[] = [];
  let start = 0;
  const topOf = new Map(placed.map(({ id, top }) => [id, top]));
  // A weakref that begins a tree stands in the column of those that lead to the tree's members: they come below it.
  let end = column === first - 1 ? topOf.get(root.id)! + root.height + ROW_GAP : Number.NEGATIVE_INFINITY;
  const referents = members
    .filter(({ id }) => pointing.has(id))
    .sort((one, other) => topOf.get(one.id)! - topOf.get(other.id)!);
  // Beside what they lead to, so that their arrows are short and do not cross.
  for (const referent of referents) {
    const theirs = pointing.get(referent.id)!;
    const needed = theirs.reduce((sum, { height }) => sum + height + ROW_GAP, -ROW_GAP);
    let top = Math.max(end, topOf.get(referent.id)! + (referent.height - needed) / 2);
    start = Math.min(start, top);
    for (const ref of theirs) {
      placed.push({ id: ref.id, column: first - 1, top });
      top += ref.height + ROW_GAP;
      refs.push(ref);
    }
    end = top;
  }
  for (const each of placed) each.top -= start;
  const all = [...members, ...refs];
  return {
    placed,
    height: Math.max(treeHeight, end) - start,
    from: all.reduce((least, { from }) => Math.min(least, from), Infinity),
    to: all.reduce((most, { to }) => Math.max(most, to), 0),
  };
}

/**
 * Where a container stands below the top of what it holds: between two of them, or beside the upper part of one, so
 * that arrows from further left to these pass it.
 */
function aside({ starts, used, lastTop }: { starts: number[]; used: number; lastTop: number }): number {
  if (starts.length < 2) return lastTop;
  const middle = Math.min(used / 2, FURTHEST_DOWN);
  const between = starts
    .slice(1)
    .reduce((best, start) => (Math.abs(start - middle) < Math.abs(best - middle) ? start : best));
  return between - ROW_GAP / 2 - CONTAINER_HEIGHT / 2;
}

/** Trees below each other; one whose time is over gives its lane to the next that is not taller. Gives their end. */
function placeTrees(trees: readonly Tree[], stand: (id: number, y: number) => void): number {
  const lanes: { height: number; until: number; trees: Tree[] }[] = [];
  for (const tree of trees) {
    const free = lanes.find(({ until, height }) => until < tree.from && height >= tree.height);
    if (free === undefined) lanes.push({ height: tree.height, until: tree.to, trees: [tree] });
    else {
      free.until = tree.to;
      free.trees.push(tree);
    }
  }
  let top = TOP_MARGIN;
  for (const lane of lanes) {
    for (const { placed } of lane.trees) for (const { id, top: below } of placed) stand(id, top + below);
    top += lane.height;
  }
  return top - ROW_GAP;
}

/** Each holder of weakrefs at the middle of what it holds, and weakrefs to it beside it. */
function gather(
  levels: readonly LayoutThing[][],
  held: Lists,
  pointing: Lists,
  boxes: ReadonlyMap<number, Box>,
  stand: (id: number, y: number) => void,
): void {
  for (const level of levels.toReversed())
    for (const thing of level) {
      const below = (held.get(thing.id) ?? []).map(({ id }) => boxes.get(id)!);
      const middle = below.reduce((sum, { y, height }) => sum + y + height / 2, 0) / below.length;
      const top = below.reduce((least, { y }) => Math.min(least, y), Infinity);
      const y = Math.min(middle - thing.height / 2, top + FURTHEST_DOWN);
      stand(thing.id, y);
      for (const ref of pointing.get(thing.id) ?? []) stand(ref.id, y + (thing.height - ref.height) / 2);
    }
}

/** Moves holders of weakrefs down until none lies on another of its column. Gives the lowest end. */
function pushApart(members: readonly LayoutThing[], pointing: Lists, boxes: Map<number, Box>): number {
  const ends = new Map<number, number>();
  const all = members
    .flatMap((thing) => [thing, ...(pointing.get(thing.id) ?? [])])
    .sort((one, other) => boxes.get(one.id)!.y - boxes.get(other.id)!.y);
  for (const { id } of all) {
    const box = boxes.get(id)!;
    const y = Math.max(box.y, ends.get(box.x) ?? TOP_MARGIN);
    boxes.set(id, { ...box, y });
    ends.set(box.x, y + box.height + ROW_GAP);
  }
  return [...ends.values()].reduce((lowest, end) => Math.max(lowest, end), 0) - ROW_GAP;
}

/** Where columns begin, with room before them for names and for the words on the arrows that lead to them. */
function columns(
  things: readonly LayoutThing[],
  columnOf: ReadonlyMap<number, number>,
  links: readonly LayoutLink[],
): { places: { x: number; gap: number }[]; width: number } {
  const count = [...columnOf.values()].reduce((last, column) => Math.max(last, column), -1) + 1;
  const room = Array.from({ length: count + 1 }, () => ({ name: 0, forward: 0, back: 0, width: 0 }));
  for (const { id, nameWidth, width } of things) {
    const column = room[columnOf.get(id)!]!;
    column.name = Math.max(column.name, nameWidth);
    column.width = Math.max(column.width, width);
  }
  for (const { from, to, width } of links) {
    const [start, end] = [columnOf.get(from), columnOf.get(to)];
    if (start === undefined || end === undefined || from === to) continue;
    if (start < end) room[end]!.forward = Math.max(room[end]!.forward, width);
    else {
      // An arrow within a column stands right of it, one that goes back begins left of its holder.
      const gap = room[start === end ? end + 1 : start]!;
      gap.back = Math.max(gap.back, width);
    }
  }
  const places: { x: number; gap: number }[] = [];
  let right = MARGIN;
  for (const [index, { name, forward, back, width }] of room.entries()) {
    const names = name > 0 ? name + NAME_GAP : 0;
    if (index === count) return { places, width: right + Math.max(RIGHT_MARGIN, back && back + BOW) };
    const arrows = Math.max(forward, back && back + BOW / 2, names > 0 ? ARROW_SEEN : 0);
    const gap = index === 0 ? names : Math.max(COLUMN_GAP, names + arrows);
    places.push({ x: right + gap, gap });
    right += gap + width;
  }
  return { places, width: right };
}

function push<V>(lists: Map<number, V[]>, key: number, value: V): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
