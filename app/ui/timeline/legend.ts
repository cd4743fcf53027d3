import type { ViewModel } from '../../model/viewModel.ts';
import { EVENT_KINDS, type EventKind } from '../../trace/format.ts';
import { shapeOf, shapesOf } from '../marks/shapeOf.ts';
import type { Shape } from '../marks/shapes.ts';

export interface LegendEntry {
  shape: Shape;
  name: string;
  /** What a beginner needs to know about it. */
  explanation: string;
}

/** All marks, in the order in which a life meets them. */
export const LEGEND: readonly LegendEntry[] = [
  { shape: 'born', name: 'created', explanation: 'An object is created. Its bar lasts as long as it does.' },
  {
    shape: 'seen',
    name: 'first met',
    explanation: 'An object whose making was not recorded, met here for the first time.',
  },
  {
    shape: 'made',
    name: 'weakref made',
    explanation:
      'A ref or proxy. Its line is solid while it leads to the object, dotted when it no longer does.',
  },
  {
    shape: 'reused',
    name: 'same one again',
    explanation: 'Asked for a plain ref or proxy again, CPython hands out the one that is there.',
  },
  {
    shape: 'lookedAlive',
    name: 'looked through',
    explanation: 'Somebody asked the weakref, and got the object.',
  },
  {
    shape: 'lookedBorrowed',
    name: 'borrowed',
    explanation: 'C code looked through the weakref, and got a reference that keeps nothing alive.',
  },
  { shape: 'lookedDead', name: 'looked through, dead', explanation: 'Somebody asked the weakref in vain.' },
  {
    shape: 'dying',
    name: 'dying',
    explanation: 'The last strong reference is gone; finalizer, clears and callbacks happen now.',
  },
  { shape: 'finalizerStarted', name: '__del__ begins', explanation: 'The object’s finalizer is called.' },
  { shape: 'finalizerFinished', name: '__del__ ends', explanation: 'The finalizer has ended.' },
  { shape: 'resurrected', name: 'resurrected', explanation: 'The object survived its own finalizer.' },
  { shape: 'cleared', name: 'cleared', explanation: 'The weakref is dead: from now on it leads nowhere.' },
  {
    shape: 'called',
    name: 'callback',
    explanation: 'A weakref’s callback runs; what happens meanwhile is inside.',
  },
  { shape: 'returned', name: 'returned', explanation: 'The callback has ended.' },
  { shape: 'raised', name: 'raised', explanation: 'The callback raised; the program goes on all the same.' },
  { shape: 'silenced', name: 'callback silenced', explanation: 'A callback that will now never be called.' },
  { shape: 'refFreed', name: 'weakref freed', explanation: 'The weakref itself is gone.' },
  { shape: 'dead', name: 'freed', explanation: 'The object’s memory is given back.' },
  { shape: 'collecting', name: 'collection', explanation: 'The garbage collector looks for cycles.' },
  { shape: 'collected', name: 'collection ends', explanation: 'The garbage collector is done.' },
  { shape: 'refused', name: 'refused', explanation: 'This type of object can have no weakrefs.' },
  {
    shape: 'capi',
    name: 'C API call',
    explanation: 'One of the C functions for weak references was called.',
  },
];

/** What the legend calls events of a kind. */
export function wordOf(kind: EventKind): string {
  const [shape] = shapesOf(kind);
  return LEGEND.find((entry) => entry.shape === shape)!.name;
}

/** Bars, boxes and brackets are taught by their beginning. */
const ENDS: ReadonlySet<Shape> = new Set(['returned', 'finalizerFinished', 'collected']);

/** The marks that this view model has, for the short legend. */
export function legendOf(viewModel: ViewModel): readonly LegendEntry[] {
  const shapes = new Set<Shape>();
  const { log, seqs, kinds } = viewModel.shown;
  for (const [code, kind] of EVENT_KINDS.entries()) {
    const all = shapesOf(kind);
    for (let at = kinds.indexOf(code); at !== -1; at = kinds.indexOf(code, at + 1)) {
      shapes.add(shapeOf(log, seqs[at]!));
      if (all.every((shape) => shapes.has(shape))) break;
    }
  }
  return LEGEND.filter(({ shape }) => shapes.has(shape) && !ENDS.has(shape));
}
