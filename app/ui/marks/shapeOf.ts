import type { EventLog } from '../../trace/eventLog.ts';
import {
  CALLBACK_OUTCOMES,
  DEREF_ENTRY_POINTS,
  DEREF_RESULTS,
  EVENT_KINDS,
  type EventKind,
} from '../../trace/format.ts';
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

/** Ways to look through a weakref that give no reference of the caller’s own. */
const BORROWS: ReadonlySet<string> = new Set(['GetObject', 'GET_OBJECT']);

/** The marks that events of a kind can have. */
export function shapesOf(kind: EventKind): readonly Shape[] {
  switch (kind) {
    case 'callback-finished':
      return ['returned', 'raised'];
    case 'deref':
      return ['lookedAlive', 'lookedBorrowed', 'lookedDead'];
    default:
      return [SHAPE_OF_KIND[kind]];
  }
}

/** The kind of event that a mark stands for. */
export function kindOf(shape: Shape): EventKind {
  return EVENT_KINDS.find((kind) => shapesOf(kind).includes(shape))!;
}

/** The mark of an event. */
export function shapeOf(log: EventLog, seq: number): Shape {
  const kind = log.kind(seq);
  switch (kind) {
    case 'callback-finished':
      return CALLBACK_OUTCOMES[log.detail(seq)] === 'raised' ? 'raised' : 'returned';
    case 'deref':
      if (DEREF_RESULTS[log.extra(seq)] !== 'alive') return 'lookedDead';
      return BORROWS.has(DEREF_ENTRY_POINTS[log.detail(seq)]!) ? 'lookedBorrowed' : 'lookedAlive';
    default:
      return SHAPE_OF_KIND[kind];
  }
}
