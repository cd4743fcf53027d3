import { type HeapMoment, IMMORTAL } from '../heap/heapMoment.ts';

/** Why an object is alive at a moment. */
export type Reason =
  /** A name leads to it: `a.children[0]`, over these objects, itself last. */
  | { kind: 'path'; path: string; over: number[] }
  /** Only objects that hold each other keep it: it waits for the collector. */
  | { kind: 'cycle'; cycle: number[] }
  | { kind: 'immortal' }
  /** Something that is no variable: a running expression, a library, the interpreter. */
  | { kind: 'elsewhere' }
  /** What held it was not read. */
  | { kind: 'unknown' }
  | { kind: 'not-alive' };

export interface Holders {
  names: string[];
  /** From whom, by which ways. */
  edges: { from: number; labels: string[] }[];
  /** Strong references that neither a name nor a shown object accounts for; null where it is not known. */
  others: number | null;
}

export function holdersOf(moment: HeapMoment, id: number): Holders {
  const node = moment.nodes.get(id);
  const names = node?.names ?? [];
  const edges = moment.edges
    .filter((edge) => edge.kind === 'strong' && edge.to === id)
    .map(({ from, labels }) => ({ from, labels }));
  const refcount = node?.refcount ?? null;
  const accounted = moment.told.get(id) ?? 0;
  return {
    names,
    edges,
    others: refcount === null || refcount >= IMMORTAL ? null : Math.max(0, refcount - accounted),
  };
}

export function whyAlive(moment: HeapMoment, id: number): Reason {
  const node = moment.nodes.get(id);
  if (node === undefined || node.condition === 'freed' || node.condition === 'dying')
    return { kind: 'not-alive' };
  if ((node.refcount ?? 0) >= IMMORTAL) return { kind: 'immortal' };
  const holders = new Map<number, { from: number; label: string }[]>();
  for (const { kind, from, to, labels } of moment.edges) {
    if (kind !== 'strong') continue;
    const known = holders.get(to) ?? [];
    holders.set(to, [...known, { from, label: labels[0]! }]);
  }
  // Backwards from the object, so that the first name met is the nearest.
  const next = new Map<number, { to: number; label: string }>();
  const met = new Set([id]);
  for (const at of met) {
    const name = moment.nodes.get(at)?.names[0];
    if (name !== undefined) return pathFrom(name, at, next);
    for (const { from, label } of holders.get(at) ?? []) {
      if (met.has(from)) continue;
      met.add(from);
      next.set(from, { to: at, label });
    }
  }
  if (node.refcount === null) return { kind: 'unknown' };
  const cycle = moment.cycles.find((members) => members.some((member) => met.has(member)));
  const isCutOff = [...met].every((held) => holdersOf(moment, held).others === 0);
  return cycle !== undefined && isCutOff ? { kind: 'cycle', cycle } : { kind: 'elsewhere' };
}

function pathFrom(
  name: string,
  start: number,
  next: ReadonlyMap<number, { to: number; label: string }>,
): Reason {
  let path = name;
  const over = [start];
  for (let hop = next.get(start); hop !== undefined; hop = next.get(hop.to)) {
    path += hop.label;
    over.push(hop.to);
  }
  return { kind: 'path', path, over };
}
