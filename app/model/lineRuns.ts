import type { EventLog } from '../trace/eventLog.ts';
import { GrowingWords } from '../trace/growing.ts';

/** The ruler: runs of events that happened on the same source line (0 for none), by where they start. */
export interface LineRuns {
  starts: Uint32Array;
  lines: Uint32Array;
}

export function lineRuns(log: EventLog, seqs: Uint32Array): LineRuns {
  const starts = new GrowingWords();
  const lines = new GrowingWords();
  let before = -1;
  for (let position = 0; position < seqs.length; position += 1) {
    const line = log.line(seqs[position]!);
    if (line === before) continue;
    before = line;
    starts.push(position);
    lines.push(line);
  }
  return { starts: starts.slice(0), lines: lines.slice(0) };
}
