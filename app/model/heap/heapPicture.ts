import type { EventLog } from '../../trace/eventLog.ts';
import type { TraceContainer } from '../../trace/format.ts';
import type { Point } from '../moment/moment.ts';
import { variablesAt } from '../names/namesAt.ts';
import { cyclesOf } from './heapCycles.ts';
import { isInUse } from './heapHistory.ts';
import type { HeapEdge, HeapMoment } from './heapMoment.ts';
import { containerId, StepContainers } from './stepContainers.ts';

/** More containers than this at a time are no longer boxes: what they hold keeps its whole name. */
const MOST_CONTAINERS = 120;

/** A list, dict or the like as it stands in the picture. */
export interface HeapContainer {
  id: number;
  type: string;
  /** How many items it has; null where that is not known. */
  size: number | null;
  /** The variables that it is the value of. */
  names: string[];
  /** What it holds of the things that exist. */
  holds: number[];
}

/** What is drawn of a moment: containers are boxes, and what leads through them is arrows instead of names. */
export interface HeapPicture {
  containers: ReadonlyMap<number, HeapContainer>;
  /** The names that stand beside a thing. */
  namesOf: ReadonlyMap<number, readonly string[]>;
  edges: HeapEdge[];
  cycles: number[][];
}

/** The containers are those that lead to something that is shown. */
export function heapPicture(
  log: EventLog,
  heap: HeapMoment,
  point: Point,
  shown: ReadonlySet<number>,
): HeapPicture {
  const isHeld = (id: number) => isInUse(heap.nodes.get(id)?.condition);
  const canHold = (id: number) => heap.nodes.has(id) && heap.nodes.get(id)!.condition !== 'freed';
  const drawn = drawnContainers(point, (id) => shown.has(id) && isHeld(id));
  const known = new StepContainers(point.step, (container) => drawn.has(container));
  const isVariable = variablesAt(log, point);

  const containers = new Map<number, HeapContainer>();
  const strong = new Strong();
  for (const container of drawn) {
    const { type, size = null, heldBy } = container;
    const id = containerId(container);
    const names: string[] = [];
    for (const holder of heldBy) {
      if (typeof holder === 'string') {
        if (isVariable(holder)) names.push(holder);
        continue;
      }
      const [from, way] = holder;
      if (typeof from === 'number') {
        if (canHold(from)) strong.add(from, id, way);
      } else if (known.at(from) !== undefined) strong.add(containerId({ address: from }), id, way);
    }
    const holds = container.holds.filter(([to]) => isHeld(to));
    for (const [to, way] of holds) strong.add(id, to, way);
    containers.set(id, { id, type, size, names, holds: [...new Set(holds.map(([to]) => to))] });
  }
  for (const { kind, from, to, labels } of heap.edges)
    if (kind === 'strong')
      for (const label of labels) if (!known.leadTo(to, label, from)) strong.add(from, to, label);
  const namesOf = new Map<number, readonly string[]>();
  for (const { id, names } of heap.nodes.values())
    namesOf.set(
      id,
      names.filter((name) => !known.leadTo(id, name, null)),
    );
  return {
    containers,
    namesOf,
    edges: [...strong.edges.values(), ...heap.edges.filter(({ kind }) => kind !== 'strong')],
    cycles: cyclesOf([...strong.edges.values()]),
  };
}

/** Those that hold something wanted, and the containers that these are in. */
function drawnContainers({ step }: Point, isWanted: (id: number) => boolean): ReadonlySet<TraceContainer> {
  const all = step?.containers ?? [];
  const byAddress = new Map(all.map((container) => [container.address, container]));
  const drawn = new Set<TraceContainer>();
  for (const container of all)
    if (drawn.size < MOST_CONTAINERS && container.holds.some(([id]) => isWanted(id))) drawn.add(container);
  // A set goes on to what is added meanwhile.
  for (const { heldBy } of drawn)
    for (const holder of heldBy) {
      if (typeof holder === 'string' || typeof holder[0] === 'number') continue;
      const outer = byAddress.get(holder[0]);
      if (outer !== undefined && drawn.size < MOST_CONTAINERS) drawn.add(outer);
    }
  return drawn;
}

/** Strong references; several ways from one to the other are one arrow. */
class Strong {
  readonly edges = new Map<string, HeapEdge>();

  add(from: number, to: number, label: string): void {
    const key = `${from} ${to}`;
    const known = this.edges.get(key);
    if (known === undefined) this.edges.set(key, { from, to, kind: 'strong', labels: [label] });
    else known.labels.push(label);
  }
}
