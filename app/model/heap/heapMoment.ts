import type { Step } from '../../trace/eventLog.ts';
import type { StepEdge } from '../../trace/format.ts';
import type { Point } from '../moment/moment.ts';
import { namesAt } from '../names/namesAt.ts';
import type { ViewModel } from '../viewModel.ts';
import { cyclesOf } from './heapCycles.ts';
import { type CallbackState, type Condition, type HeapHistory, isInUse } from './heapHistory.ts';
import { toldReferences } from './references.ts';

/** CPython never counts references to what lives as long as the interpreter. */
export const IMMORTAL = 0x40000000;

export interface HeapNode {
  id: number;
  isWeakref: boolean;
  condition: Exclude<Condition, 'absent'>;
  /** Variables and paths from variables that lead to it. */
  names: string[];
  /** As read at the last line; null where it was not read. */
  refcount: number | null;
  callback: { name: string; state: CallbackState } | null;
}

export interface HeapEdge {
  from: number;
  to: number;
  /** `cut`: a weakref that was cleared, and what it once led to; `dangling`: one that was not, and what was freed. */
  kind: 'strong' | 'weak' | 'cut' | 'dangling';
  /** `.child`, `['k']`; several ways from one to the other in order. */
  labels: string[];
}

/** The heap at one moment: what the program knows, and what CPython keeps of it. */
export interface HeapMoment {
  nodes: Map<number, HeapNode>;
  edges: HeapEdge[];
  /** How many strong references to each thing names and edges are, each counted once. */
  told: ReadonlyMap<number, number>;
  /** Groups of objects that hold each other. */
  cycles: number[][];
}

/** States are those of the events until then; names, refcounts and references those of the last line read. */
export function heapAt(viewModel: ViewModel, history: HeapHistory, point: Point): HeapMoment {
  const { beforeSeq, step } = point;
  const nodes = new Map<number, HeapNode>();
  // What held them before they were resurrected does so no longer, and what does since was not read.
  const resurrected = new Set<number>();
  for (const id of shownIds(viewModel, history, point)) {
    const condition = history.condition(id, beforeSeq);
    if (condition === 'absent') continue;
    if (history.isResurrectedSince(id, step?.seq ?? 0, beforeSeq)) resurrected.add(id);
    const callback = history.callback(id, beforeSeq);
    nodes.set(id, {
      id,
      isWeakref: viewModel.log.role(id) !== 'object',
      condition,
      names: [],
      refcount: resurrected.has(id) ? null : refcountOf(step, id, condition),
      callback: callback === null ? null : { name: viewModel.log.callback(id)!, state: callback },
    });
  }
  const isHeld = (id: number) => isInUse(nodes.get(id)?.condition) && !resurrected.has(id);
  const canHold = (id: number) => nodes.has(id) && nodes.get(id)!.condition !== 'freed';
  const names = namesAt(viewModel.log, point).filter(([, id]) => isHeld(id));
  for (const [name, id] of names) nodes.get(id)!.names.push(name);
  const references = (step?.edges ?? []).filter(([from, to]) => canHold(from) && isHeld(to));
  const strong = strongEdges(references);
  return {
    nodes,
    edges: [...strong, ...weakEdges(viewModel, nodes)],
    told: toldReferences(step, names, references),
    cycles: cyclesOf(strong),
  };
}

/** What exists, what was freed since the last line, and what a living weakref once led to. */
function* shownIds(viewModel: ViewModel, history: HeapHistory, point: Point): Generator<number> {
  const { beforeSeq } = point;
  const since = lineBegan(viewModel, point) ?? Math.max(0, beforeSeq - 1);
  const ids = viewModel.idsInOrder;
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at]!;
    const bornAt = history.bornAt(id);
    if (bornAt >= beforeSeq) continue;
    if (history.freedAt(id) >= since) yield id;
    else if (history.refsOf(id, (ref) => history.isPresent(ref, beforeSeq)).length > 0) yield id;
  }
}

/** Where the line began that a moment lies in; null where lines were no longer read. */
function lineBegan({ log }: ViewModel, { step }: Point): number | null {
  const last = log.steps.at(-1) ?? null;
  const running = step === log.end ? last : step;
  const isStale = log.stepsDropped > 0 && running === last;
  return running === null || isStale ? null : running.seq;
}

function refcountOf(step: Step | null, id: number, condition: Condition): number | null {
  if (condition === 'dying') return 0;
  if (condition === 'freed') return null;
  return step?.refcounts.get(id) ?? null;
}

function strongEdges(references: readonly StepEdge[]): HeapEdge[] {
  const edges = new Map<string, HeapEdge>();
  for (const [from, to, , label] of references) {
    const key = `${from} ${to}`;
    const known = edges.get(key);
    if (known === undefined) edges.set(key, { from, to, kind: 'strong', labels: [label] });
    else known.labels.push(label);
  }
  return [...edges.values()];
}

function weakEdges(viewModel: ViewModel, nodes: ReadonlyMap<number, HeapNode>): HeapEdge[] {
  const edges: HeapEdge[] = [];
  for (const { id, isWeakref, condition } of nodes.values()) {
    const referent = viewModel.log.referent(id);
    if (!isWeakref || condition === 'freed' || !nodes.has(referent)) continue;
    const kind = condition === 'alive' ? 'weak' : condition === 'dangling' ? 'dangling' : 'cut';
    edges.push({ from: id, to: referent, kind, labels: [] });
  }
  return edges;
}
