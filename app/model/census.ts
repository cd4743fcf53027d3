import type { EventLog } from '../trace/eventLog.ts';
import * as kinds from './kinds.ts';

/** How many live after each of some events. */
export interface Tally {
  counts: Uint32Array;
  most: number;
}

/** How much lives; of weakrefs, how many still lead somewhere. */
export interface Census {
  objects: Tally;
  weakrefs: Tally;
}

const BEGINNINGS: ReadonlySet<number> = new Set([kinds.CREATED, kinds.SEEN, kinds.REF_CREATED]);
const ENDS: ReadonlySet<number> = new Set([kinds.DEAD, kinds.REF_DEAD, kinds.REF_CLEARED]);

/** Counts what lives after each event. */
export function censusOf(log: EventLog, seqs: Uint32Array): Census {
  const objects = { counts: new Uint32Array(seqs.length), most: 0, now: 0 };
  const weakrefs = { counts: new Uint32Array(seqs.length), most: 0, now: 0 };
  const isAlive = new Uint8Array(log.objectCount + 1);
  for (let at = 0; at < seqs.length; at += 1) {
    const kind = log.kindCode(seqs[at]!);
    const isEnd = ENDS.has(kind);
    if (isEnd || BEGINNINGS.has(kind)) {
      const id = log.subject(seqs[at]!);
      const tally = log.role(id) === 'object' ? objects : weakrefs;
      if (isEnd) {
        tally.now -= isAlive[id]!;
        isAlive[id] = 0;
      } else {
        tally.now += 1 - isAlive[id]!;
        isAlive[id] = 1;
        tally.most = Math.max(tally.most, tally.now);
      }
    }
    objects.counts[at] = objects.now;
    weakrefs.counts[at] = weakrefs.now;
  }
  return { objects, weakrefs };
}
