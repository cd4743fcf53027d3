import type { EventLog } from '../../trace/eventLog.ts';
import { CALLBACK_OUTCOMES, DEREF_RESULTS, type EventKind } from '../../trace/format.ts';
import type { Shape } from './shapes.ts';

const SHAPE_OF_KIND: Record<Exclude<EventKind, 'callback-finished' | 'deref'>, Shape> = {
  'object-created': 'born',
  'object-seen': 'seen',
  'object-dying': 'dying',
  'object-dead': 'dead',
  'object-resurrected': 'resurrected',
  'finalizer-started': 'finalizerStarted',
  'finalizer-finished': 'finalizerFinished',
  'ref-created': 'made',
  'ref-reused': 'reused',
  'ref-refused': 'refused',
  'ref-cleared': 'cleared',
  'ref-dead': 'refFreed',
  'callback-started': 'called',
  'callback-silenced': 'silenced',
  'gc-started': 'collecting',
  'gc-finished': 'collected',
  'capi-call': 'capi',
};
const KIND_OF_SHAPE = new Map(
  Object.entries(SHAPE_OF_KIND).map(([kind, shape]) => [shape, kind as EventKind]),
);

/** The kind of event that a mark stands for. */
export function kindOf(shape: Shape): EventKind {
  switch (shape) {
    case 'raised':
    case 'returned':
      return 'callback-finished';
    case 'lookedAlive':
    case 'lookedDead':
      return 'deref';
    default:
      return KIND_OF_SHAPE.get(shape)!;
  }
}

/** The mark of an event. */
export function shapeOf(log: EventLog, seq: number): Shape {
  const kind = log.kind(seq);
  switch (kind) {
    case 'callback-finished':
      return CALLBACK_OUTCOMES[log.detail(seq)] === 'raised' ? 'raised' : 'returned';
    case 'deref':
      return DEREF_RESULTS[log.extra(seq)] === 'alive' ? 'lookedAlive' : 'lookedDead';
    default:
      return SHAPE_OF_KIND[kind];
  }
}
