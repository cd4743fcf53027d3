/**
 * Where things stand in the heap's picture. One layout serves a whole run, so that nothing moves from step to step:
 * holders left of what they hold, as tidy trees, weakrefs that nobody holds in a column at the left, beside their
 * referent's tree. What never existed at the same time may stand at the same place. Units are CSS pixels at the
 * usual text size.
 */

export interface LayoutThing {
  id: number;
  /** Its holder, or null: then it begins a tree. */
  holder: number | null;
  /** Where it points weakly; null for an object. */
  referent: number | null;
  width: number;
  height: number;
  /** Room for names, left of the box. */
  nameWidth: number;
  /** Room for the words at its holder's arrow. */
  wayWidth: number;
  /** From when to when it is in the picture; any unit. */
  from: number;
  to: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface HeapLayout {
  boxes: ReadonlyMap<number, Box>;
  width: number;
  height: number;
}

export const ROW_GAP = 18;
/** Between columns: room for an arrow and its label. */
export const COLUMN_GAP = 58;
const NAME_GAP = 17;
/** What is seen of an arrow before the names it passes below. */
const ARROW_SEEN = 20;
const MARGIN = 16;
/** The number of what is folded behind a box stands out of it. */
const RIGHT_MARGIN = 32;
/** Arrows that go back bow over what stands highest. */
const TOP_MARGIN = 32;

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

export function layoutHeap(things: readonly LayoutThing[]): HeapLayout {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  const held = new Map<number, LayoutThing[]>();
  const pointing = new Map<number, LayoutThing[]>();
  const roots: LayoutThing[] = [];
  for (const thing of things) {
    const holder = thing.holder === null ? undefined : byId.get(thing.holder);
    const referent = thing.referent === null ? undefined : byId.get(thing.referent);
    if (holder !== undefined) push(held, holder.id, thing);
    else if (referent !== undefined && referent.referent === null) push(pointing, referent.id, thing);
    else roots.push(thing);
  }
  // The column at the left is there when a weakref stands in it.
  const first = pointing.size > 0 ? 1 : 0;
  const trees = roots.map((root) => treeOf(root, root.referent === null ? first : 0, held, pointing));
  return positioned(trees, byId);
}

function treeOf(
  root: LayoutThing,
  column: number,
  held: ReadonlyMap<number, LayoutThing[]>,
  pointing: ReadonlyMap<number, LayoutThing[]>,
): Tree {
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
    }
    const work: Frame[] = [{ thing: start, column, top: 0, next: 0, used: 0 }];
    let height = 0;
    while (work.length > 0) {
      const frame = work.at(-1)!;
      const child = held.get(frame.thing.id)?.[frame.next];
      if (child !== undefined) {
        frame.next += 1;
        const top = frame.top + frame.used;
        work.push({ thing: child, column: frame.column + 1, top, next: 0, used: 0 });
        continue;
      }
      work.pop();
      const own = frame.thing.height + ROW_GAP;
      height = Math.max(own, frame.used);
      placed.push({ id: frame.thing.id, column: frame.column, top: frame.top + (height - own) / 2 });
      members.push(frame.thing);
      const parent = work.at(-1);
      if (parent !== undefined) parent.used += height;
    }
    return height;
  };
  const treeHeight = place(root);
  const refs = members.reverse().flatMap(({ id }) => pointing.get(id) ?? []);
  const refsHeight = refs.reduce((sum, ref) => sum + ref.height + ROW_GAP, 0);
  const height = Math.max(treeHeight, refsHeight);
  for (const each of placed) each.top += (height - treeHeight) / 2;
  let top = (height - refsHeight) / 2;
  for (const ref of refs) {
    placed.push({ id: ref.id, column: 0, top });
    top += ref.height + ROW_GAP;
  }
  const all = [...members, ...refs];
  return {
    placed,
    height,
    from: all.reduce((least, { from }) => Math.min(least, from), Infinity),
    to: all.reduce((most, { to }) => Math.max(most, to), 0),
  };
}

/** Trees below each other; one whose time is over gives its lane to the next that is not taller. */
function positioned(trees: readonly Tree[], byId: ReadonlyMap<number, LayoutThing>): HeapLayout {
  const lanes: { height: number; until: number; trees: Tree[] }[] = [];
  for (const tree of trees) {
    const free = lanes.find(({ until, height }) => until < tree.from && height >= tree.height);
    if (free === undefined) lanes.push({ height: tree.height, until: tree.to, trees: [tree] });
    else {
      free.until = tree.to;
      free.trees.push(tree);
    }
  }
  const columns = Array.from({ length: countColumns(trees) }, () => ({ name: 0, way: 0, width: 0, left: 0 }));
  for (const { placed } of trees)
    for (const { id, column } of placed) {
      const thing = byId.get(id)!;
      const widest = columns[column]!;
      widest.name = Math.max(widest.name, thing.nameWidth);
      widest.way = Math.max(widest.way, thing.wayWidth);
      widest.width = Math.max(widest.width, thing.width);
    }
  let right = MARGIN;
  for (const [index, column] of columns.entries()) {
    // Names stand in the room between columns, over the arrows that end below them.
    const names = column.name > 0 ? column.name + NAME_GAP : 0;
    column.left = right + (index === 0 ? names : Math.max(COLUMN_GAP, names + ARROW_SEEN, column.way));
    right = column.left + column.width;
  }
  const boxes = new Map<number, Box>();
  let top = TOP_MARGIN;
  for (const lane of lanes) {
    for (const tree of lane.trees)
      for (const { id, column, top: below } of tree.placed) {
        const { width, height } = byId.get(id)!;
        boxes.set(id, { x: columns[column]!.left, y: top + below, width, height });
      }
    top += lane.height;
  }
  return {
    boxes,
    width: right + RIGHT_MARGIN,
    height: top - ROW_GAP + TOP_MARGIN,
  };
}

function countColumns(trees: readonly Tree[]): number {
  let most = -1;
  for (const { placed } of trees) for (const { column } of placed) most = Math.max(most, column);
  return most + 1;
}

function push<V>(lists: Map<number, V[]>, key: number, value: V): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
