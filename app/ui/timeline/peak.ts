/** Of so many counts in a pixel the highest is drawn: what comes and goes at once would only flicker. */
const MOST_LOOKED_AT = 16;

/** The count to draw for a pixel: the highest of the last ones behind that of the pixel before. */
export function peakBetween(counts: Uint32Array, before: number, last: number): number {
  let most = 0;
  const first = Math.max(Math.min(before + 1, last), last - MOST_LOOKED_AT);
  for (let at = first; at <= last; at += 1) most = Math.max(most, counts[at] ?? 0);
  return most;
}
