import type { TraceContainer } from '../../trace/format.ts';
import type { ViewModel } from '../viewModel.ts';
import type { HeapHistory } from './heapHistory.ts';
import { containerId, StepContainers } from './stepContainers.ts';

/** What was ever a container at one address. */
export interface UnionContainer {
  type: string;
  /** The most items that it had. */
  size: number;
  /** What it ever held. */
  holds: Set<number>;
  /** The seqs of the steps from which on and until which it is there. */
  from: number;
  to: number;
}

/** A reference that was ever there, and the longest way it had. */
export interface UnionLink {
  from: number;
  to: number;
  way: string;
}

/** What the heap was over a whole run: the ground that every moment's picture is laid out on. */
export interface HeapUnion {
  /** All shown objects and weakrefs, weakrefs after their referent. */
  ids: Uint32Array;
  /** By their number, which is below 0 as everywhere here. */
  containers: ReadonlyMap<number, UnionContainer>;
  /** Who holds a thing or a container in the picture: the one that held it for most of the steps. */
  holderOf: ReadonlyMap<number, number>;
  /** Strong references between things and containers. */
  links: readonly UnionLink[];
  /** The names that a thing or a container had at the same time, each different list of them once. */
  namesTogether: ReadonlyMap<number, readonly (readonly string[])[]>;
  /**
   * What was ever connected with a thing, strongly or weakly, in both directions; of a container, what it held. Only
   * what is wanted: a hub can have had a million weakrefs.
   */
  neighboursOf(id: number, isWanted: (id: number) => boolean): ReadonlySet<number>;
  /** The most things that existed at the same time. */
  peak: number;
}

export function heapUnion(viewModel: ViewModel, history: HeapHistory): HeapUnion {
  const held = new Map<number, Map<number, number>>();
  const named = new Map<number, number>();
  const together = new NamesTogether();
  const links = new Map<string, UnionLink>();
  const connected = new Map<number, Set<number>>();
  const containers = new Map<number, UnionContainer>();
  const { steps, end } = viewModel.log;
  for (const [index, step] of (end === null ? steps : [...steps, end]).entries()) {
    const known = new StepContainers(step);
    const namesNow = new Map<number, string[]>();
    const nameOf = (id: number, name: string) => {
      const names = namesNow.get(id);
      if (names === undefined) namesNow.set(id, [name]);
      else names.push(name);
    };
    const linkedNow = new Map<string, string>();
    // Two ways from one thing to the other count once a step.
    const link = (from: number, to: number, way: string) => {
      const key = `${from} ${to}`;
      const known = linkedNow.get(key);
      linkedNow.set(key, known === undefined ? way : `${known} ${way}`);
      if (from === to || known !== undefined) return;
      const holders = held.get(to) ?? new Map<number, number>();
      held.set(to, holders.set(from, (holders.get(from) ?? 0) + 1));
    };
    for (const [name, id] of Object.entries(step.names)) if (!known.leadTo(id, name, null)) nameOf(id, name);
    for (const [from, to, , way] of step.edges) {
      setOf(connected, from).add(to);
      setOf(connected, to).add(from);
      if (!known.leadTo(to, way, from)) link(from, to, way);
    }
    const next = step === end ? undefined : steps[index + 1];
    const until = next === undefined ? Number.POSITIVE_INFINITY : next.seq;
    for (const container of step.containers ?? []) {
      const id = containerId(container);
      addContainer(containers, id, container, step.seq, until);
      for (const holder of container.heldBy)
        if (typeof holder === 'string') nameOf(id, holder);
        else
          link(
            typeof holder[0] === 'number' ? holder[0] : containerId({ address: holder[0] }),
            id,
            holder[1],
          );
      for (const [to, way] of container.holds) link(id, to, way);
    }
    for (const [id, names] of namesNow) {
      named.set(id, (named.get(id) ?? 0) + 1);
      together.add(id, names);
    }
    for (const [key, way] of linkedNow) {
      const longest = links.get(key);
      if (longest !== undefined && longest.way.length >= way.length) continue;
      const [from, to] = key.split(' ').map(Number);
      links.set(key, { from: from!, to: to!, way });
    }
  }
  const shown = maskOf(viewModel);
  const ids = inListOrder(viewModel, history, shown);
  // Containers choose first and the oldest thing last, so that in a cycle that is left to be the root.
  const holderOf = holders([...containers.keys(), ...[...ids].reverse()], shown, held, named);
  return {
    ids,
    containers,
    holderOf,
    links: [...links.values()],
    namesTogether: together.of,
    neighboursOf(id, isWanted) {
      const strong = containers.get(id)?.holds ?? connected.get(id) ?? [];
      const neighbours = new Set([...strong].filter(isWanted));
      if (containers.has(id)) return neighbours;
      const referent = viewModel.log.referent(id);
      if (referent !== 0 && isWanted(referent)) neighbours.add(referent);
      for (const ref of viewModel.history.refsOf(id, (ref) => shown[ref] === 1 && isWanted(ref)))
        neighbours.add(ref);
      return neighbours;
    },
    peak: peakOf(ids, history),
  };
}

/** Lists of names by what they stood beside. */
class NamesTogether {
  readonly of = new Map<number, string[][]>();
  readonly #known = new Set<string>();

  add(id: number, names: string[]): void {
    const key = `${id} ${names.join('\n')}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    const lists = this.of.get(id);
    if (lists === undefined) this.of.set(id, [names]);
    else lists.push(names);
  }
}

function addContainer(
  containers: Map<number, UnionContainer>,
  id: number,
  { type, size = 0, holds }: TraceContainer,
  from: number,
  to: number,
): void {
  let known = containers.get(id);
  if (known === undefined) {
    known = { type, size, holds: new Set(), from, to };
    containers.set(id, known);
  }
  if (type.length > known.type.length) known.type = type;
  known.size = Math.max(known.size, size);
  known.to = to;
  for (const [held] of holds) known.holds.add(held);
}

/** Each object with its weakrefs below it, and theirs below them. */
function inListOrder(viewModel: ViewModel, history: HeapHistory, shown: Uint8Array): Uint32Array {
  const ids = new Uint32Array(viewModel.idsInOrder.length);
  const isListed = new Uint8Array(shown.length);
  let count = 0;
  const pending: number[] = [];
  for (let at = 0; at < viewModel.idsInOrder.length; at += 1) {
    pending.push(viewModel.idsInOrder[at]!);
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
function maskOf({ log, idsInOrder }: ViewModel): Uint8Array {
  const shown = new Uint8Array(log.objectCount + 1);
  for (let at = 0; at < idsInOrder.length; at += 1) shown[idsInOrder[at]!] = 1;
  return shown;
}

/**
 * A tree of holders without cycles, chosen in the order of `ids`. What had a name of its own most of the time stands
 * for itself.
 */
function holders(
  ids: readonly number[],
  shown: Uint8Array,
  held: ReadonlyMap<number, ReadonlyMap<number, number>>,
  named: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const holderOf = new Map<number, number>();
  if (held.size === 0) return holderOf;
  for (const id of ids) {
    let best: number | null = null;
    let most = 0;
    for (const [from, steps] of held.get(id) ?? []) {
      if (steps <= most || (from > 0 && !shown[from]) || leadsTo(holderOf, from, id)) continue;
      best = from;
      most = steps;
    }
    if (best !== null && most * 2 > (named.get(id) ?? 0)) holderOf.set(id, best);
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
