import type { HeapMoment } from './heapMoment.ts';

/** How a variable leads to an object: `a.children[0]`, over these objects, itself last. */
export interface HoldingPath {
  path: string;
  over: number[];
}

/** The last hop of a shortest path: from whom, or null for a variable, and the words that are added. */
interface Hop {
  from: number | null;
  words: string;
}

const KNOWN = new WeakMap<HeapMoment, ReadonlyMap<number, Hop>>();

/** A shortest path from a variable to an object over strong references; null where none leads to it. */
export function holdingPath(moment: HeapMoment, id: number): HoldingPath | null {
  let hops = KNOWN.get(moment);
  if (hops === undefined) {
    hops = shortestHops(moment);
    KNOWN.set(moment, hops);
  }
  const words: string[] = [];
  const over: number[] = [];
  for (let at: number | null = id; at !== null; ) {
    const hop = hops.get(at);
    if (hop === undefined) return null;
    words.push(hop.words);
    over.push(at);
    at = hop.from;
  }
  return { path: words.reverse().join(''), over: over.reverse() };
}

/** Breadth first from all variables at once: one pass over the heap answers for every object in it. */
function shortestHops({ nodes, edges }: HeapMoment): ReadonlyMap<number, Hop> {
  const held = new Map<number, { to: number; words: string }[]>();
  for (const { kind, from, to, labels } of edges) {
    if (kind !== 'strong') continue;
    const known = held.get(from);
    const hop = { to, words: labels[0]! };
    if (known === undefined) held.set(from, [hop]);
    else known.push(hop);
  }
  const hops = new Map<number, Hop>();
  for (const { id, names } of nodes.values())
    if (names.length > 0) hops.set(id, { from: null, words: names[0]! });
  // A map iterates over what is added meanwhile: nearest first.
  for (const from of hops.keys())
    for (const { to, words } of held.get(from) ?? []) if (!hops.has(to)) hops.set(to, { from, words });
  return hops;
}
