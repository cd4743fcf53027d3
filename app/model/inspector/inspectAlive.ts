import { type HeapMoment, IMMORTAL } from '../heap/heapMoment.ts';
import { holdingPath } from '../heap/holdingPaths.ts';
import { unseenReferences } from '../heap/unseenReferences.ts';

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
  /** Strong references that neither a name nor a shown object accounts for; null where it cannot be told. */
  others: number | null;
}

export function holdersOf(moment: HeapMoment, id: number): Holders {
  const node = moment.nodes.get(id);
  const names = node?.names ?? [];
  const edges = moment.edges
    .filter((edge) => edge.kind === 'strong' && edge.to === id)
    .map(({ from, labels }) => ({ from, labels }));
  return { names, edges, others: unseenReferences(moment, id) };
}

export function whyAlive(moment: HeapMoment, id: number): Reason {
  const node = moment.nodes.get(id);
  if (node === undefined || node.condition === 'freed' || node.condition === 'dying')
    return { kind: 'not-alive' };
  if ((node.refcount ?? 0) >= IMMORTAL) return { kind: 'immortal' };
  const path = holdingPath(moment, id);
  if (path !== null) return { kind: 'path', ...path };
  if (node.refcount === null) return { kind: 'unknown' };
  const behind = holdersBehind(moment, id);
  const cycle = moment.cycles.find((members) => members.some((member) => behind.has(member)));
  const isCutOff = [...behind].every((held) => holdersOf(moment, held).others === 0);
  return cycle !== undefined && isCutOff ? { kind: 'cycle', cycle } : { kind: 'elsewhere' };
}

/** An object, what holds it, what holds that, and so on. */
function holdersBehind({ edges }: HeapMoment, id: number): ReadonlySet<number> {
  const holders = new Map<number, number[]>();
  for (const { kind, from, to } of edges) {
    if (kind !== 'strong') continue;
    const known = holders.get(to);
    if (known === undefined) holders.set(to, [from]);
    else known.push(from);
  }
  const met = new Set([id]);
  // A set iterates over what is added meanwhile.
  for (const at of met) for (const from of holders.get(at) ?? []) met.add(from);
  return met;
}
