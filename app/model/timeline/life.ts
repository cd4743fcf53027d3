import type { EventLog } from '../../trace/eventLog.ts';
import { CALLBACK_OUTCOMES } from '../../trace/format.ts';
import * as kinds from '../kinds.ts';

/** A stretch of a row, between positions; `to` is the position of the event that ended it. */
export interface Stretch {
  from: number;
  to: number;
  /** `cleared`: a weakref that lives on, dead. */
  state: 'alive' | 'dying' | 'cleared';
}

/** A call that happened on a row: the callback of a weakref, or the `__del__` of an object. */
export interface Call {
  from: number;
  /** Past the last event where its end is not known (yet). */
  to: number;
  raised: boolean;
}

/** The life of an object or weakref as it is drawn on its row. */
export interface Life {
  /** `seen`: it was there before the first event about it. */
  begins: 'born' | 'seen';
  stretches: Stretch[];
  /** The position of its end; null while it lives. */
  end: number | null;
  calls: Call[];
}

const RAISED = CALLBACK_OUTCOMES.indexOf('raised');

/** `first` is where the row begins, `end` one past the last position of the view model. */
export function lifeOf(
  log: EventLog,
  seqs: Uint32Array,
  positions: Uint32Array,
  first: number,
  end: number,
): Life {
  const firstSeq = positions.length > 0 ? seqs[positions[0]!]! : null;
  const firstKind = firstSeq === null ? kinds.SEEN : log.kindCode(firstSeq);
  const life: Life = {
    begins: firstKind === kinds.CREATED || firstKind === kinds.REF_CREATED ? 'born' : 'seen',
    stretches: [],
    end: null,
    calls: [],
  };
  let state: Stretch['state'] = 'alive';
  let since = first;
  const change = (position: number, next: Stretch['state']) => {
    if (position > since) life.stretches.push({ from: since, to: position, state });
    state = next;
    since = position;
  };
  for (let at = 0; at < positions.length; at += 1) {
    const position = positions[at]!;
    const seq = seqs[position]!;
    switch (log.kindCode(seq)) {
      case kinds.DYING:
        change(position, 'dying');
        break;
      case kinds.RESURRECTED:
        change(position, 'alive');
        break;
      case kinds.REF_CLEARED:
        change(position, 'cleared');
        break;
      case kinds.DEAD:
      case kinds.REF_DEAD:
        change(position, state);
        life.end = position;
        return life;
      case kinds.CALLBACK_STARTED:
      case kinds.FINALIZER_STARTED:
        life.calls.push({ from: position, to: end, raised: false });
        break;
      case kinds.CALLBACK_FINISHED:
      case kinds.FINALIZER_FINISHED: {
        const call = life.calls.at(-1);
        if (call !== undefined) call.to = position;
        if (call !== undefined && log.kindCode(seq) === kinds.CALLBACK_FINISHED)
          call.raised = log.detail(seq) === RAISED;
        break;
      }
    }
  }
  change(end, state);
  return life;
}
