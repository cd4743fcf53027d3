import type { Tally } from '../../model/timeline/census.ts';

/** Of so many counts in a pixel the highest is drawn: what comes and goes at once would only flicker. */
const MOST_LOOKED_AT = 16;

/** The count to draw for a pixel: the highest of the last ones behind that of the pixel before. */
export function peakBetween(tally: Tally, before: number, last: number): number {
  if (last < 0) return 0;
  return tally.peak(Math.max(0, Math.min(before + 1, last), last - MOST_LOOKED_AT), last);
}
