import type { ShownEvents } from '../shownEvents.ts';

/** The ruler: runs of events that happened on the same source line (0 for none), by where they start. */
export interface LineRuns {
  starts: Uint32Array;
  lines: Uint32Array;
}

export function lineRuns({ log, seqs }: ShownEvents): LineRuns {
  const starts = new Uint32Array(seqs.length);
  const lines = new Uint32Array(seqs.length);
  let count = 0;
  let before = -1;
  for (let position = 0; position < seqs.length; position += 1) {
    const line = log.line(seqs[position]!);
    if (line === before) continue;
    before = line;
    starts[count] = position;
    lines[count] = line;
    count += 1;
  }
  return { starts: starts.slice(0, count), lines: lines.slice(0, count) };
}
