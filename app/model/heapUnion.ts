import type { HeapHistory } from './heapHistory.ts';
import type { Story } from './story.ts';

/** What the heap was over a whole run: the ground that every moment's picture is laid out on. */
export interface HeapUnion {
  /** All shown objects and weakrefs, weakrefs after their referent. */
  ids: Uint32Array;
  /** Who holds a thing in the picture: the one that held it for most of the steps. */
  holderOf: ReadonlyMap<number, number>;
  /** By what way its holder holds a thing. */
  wayTo: ReadonlyMap<number, string>;
  /** The longest name that a thing ever had. */
  longestName: ReadonlyMap<number, string>;
  /** What was ever connected with what, strongly or weakly, in both directions. */
  neighboursOf(id: number): ReadonlySet<number>;
  /** The most things that existed at the same time. */
  peak: number;
}

export function heapUnion(story: Story, history: HeapHistory): HeapUnion {
  const held = new Map<number, Map<number, number>>();
  const named = new Map<number, number>();
  const longestName = new Map<number, string>();
  const ways = new Map<string, string>();
  const connected = new Map<number, Set<number>>();
  const { steps, end } = story.log;
  for (const step of end === null ? steps : [...steps, end]) {
    for (const [name, id] of Object.entries(step.names))
      if (name.length > (longestName.get(id)?.length ?? 0)) longestName.set(id, name);
    for (const id of new Set(Object.values(step.names))) named.set(id, (named.get(id) ?? 0) + 1);
    // Two ways from one thing to the other count once a step.
    const counted = new Set<string>();
    for (const [from, to, , way] of step.edges) {
      const key = `${from} ${to}`;
      if (from === to || counted.has(key)) continue;
      counted.add(key);
      ways.set(key, way);
      setOf(connected, from).add(to);
      setOf(connected, to).add(from);
      const holders = held.get(to) ?? new Map<number, number>();
      held.set(to, holders.set(from, (holders.get(from) ?? 0) + 1));
    }
  }
  const shown = maskOf(story);
  const ids = inListOrder(story, history, shown);
  const holderOf = holders(ids, shown, held, named);
  const wayTo = new Map([...holderOf].map(([id, from]) => [id, ways.get(`${from} ${id}`) ?? '']));
  return {
    ids,
    holderOf,
    wayTo,
    longestName,
    neighboursOf(id) {
      const neighbours = new Set(connected.get(id));
      const referent = story.log.referent(id);
      if (referent !== 0) neighbours.add(referent);
      for (const ref of story.history.refsOf(id)) if (shown[ref]) neighbours.add(ref);
      return neighbours;
    },
    peak: peakOf(ids, history),
  };
}

/** Each object with its weakrefs below it, and theirs below them. */
function inListOrder(story: Story, history: HeapHistory, shown: Uint8Array): Uint32Array {
  const ids = new Uint32Array(story.idsInOrder.length);
  const isListed = new Uint8Array(shown.length);
  let count = 0;
  const pending: number[] = [];
  for (let at = 0; at < story.idsInOrder.length; at += 1) {
    pending.push(story.idsInOrder[at]!);
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (isListed[id]) continue;
      isListed[id] = 1;
      ids[count] = id;
      count += 1;
      for (const ref of history.refsOf(id).reverse()) if (shown[ref]) pending.push(ref);
    }
  }
  return ids;
}

/** By id: whether it is shown. */
function maskOf({ log, idsInOrder }: Story): Uint8Array {
  const shown = new Uint8Array(log.objectCount + 1);
  for (let at = 0; at < idsInOrder.length; at += 1) shown[idsInOrder[at]!] = 1;
  return shown;
}

/**
 * A tree of holders without cycles. What had a name of its own most of the time stands for itself. The youngest
 * choose first, so that in a cycle the oldest is left to be the root.
 */
function holders(
  ids: Uint32Array,
  shown: Uint8Array,
  held: ReadonlyMap<number, ReadonlyMap<number, number>>,
  named: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const holderOf = new Map<number, number>();
  if (held.size === 0) return holderOf;
  for (let row = ids.length - 1; row >= 0; row -= 1) {
    const id = ids[row]!;
    let best: number | null = null;
    let most = 0;
    for (const [from, steps] of held.get(id) ?? []) {
      if (steps <= most || !shown[from] || leadsTo(holderOf, from, id)) continue;
      best = from;
      most = steps;
    }
    if (best !== null && most * 2 >= (named.get(id) ?? 0)) holderOf.set(id, best);
  }
  return holderOf;
}

/** Whether the holders of a thing, upwards, meet another. */
function leadsTo(holderOf: ReadonlyMap<number, number>, start: number, wanted: number): boolean {
  for (let at: number | undefined = start; at !== undefined; at = holderOf.get(at))
    if (at === wanted) return true;
  return false;
}

function peakOf(ids: Uint32Array, history: HeapHistory): number {
  const births = ids.map((id) => history.bornAt(id)).sort();
  const deaths = ids.map((id) => history.freedAt(id)).sort();
  let peak = 0;
  let dead = 0;
  for (let born = 0; born < births.length; born += 1) {
    while (deaths[dead]! < births[born]!) dead += 1;
    peak = Math.max(peak, born + 1 - dead);
  }
  return peak;
}

function setOf(sets: Map<number, Set<number>>, id: number): Set<number> {
  const known = sets.get(id);
  if (known !== undefined) return known;
  const made = new Set<number>();
  sets.set(id, made);
  return made;
}
