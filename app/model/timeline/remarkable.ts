import { CALLBACK_OUTCOMES } from '../../trace/format.ts';
import { GrowingWords } from '../../trace/growing.ts';
import * as kinds from '../kinds.ts';
import type { ShownEvents } from '../shownEvents.ts';

const RAISED = CALLBACK_OUTCOMES.indexOf('raised');

/**
 * The positions of what a person looks for among a hundred thousand events, and of what has no row:
 * silenced callbacks, callbacks that raised, resurrections; refusals and C API calls.
 */
export interface Remarkable {
  /** Shown on their rows however small these get. */
  onRows: Uint32Array;
  /** Shown beside the ruler. */
  besideRuler: Uint32Array;
}

export function remarkableEvents({ log, seqs, kinds: codes }: ShownEvents): Remarkable {
  const onRows = new GrowingWords();
  const besideRuler = new GrowingWords();
  for (let position = 0; position < codes.length; position += 1) {
    const kind = codes[position]!;
    if (kind === kinds.REFUSED || kind === kinds.CAPI_CALL) besideRuler.push(position);
    else if (
      kind === kinds.CALLBACK_SILENCED ||
      kind === kinds.RESURRECTED ||
      (kind === kinds.CALLBACK_FINISHED && log.detail(seqs[position]!) === RAISED)
    )
      onRows.push(position);
  }
  return { onRows: onRows.slice(0), besideRuler: besideRuler.slice(0) };
}
