/** A run that is started as soon as it can be goes before what the page loads for later. */
const QUIET_MS = 300;

/** Calls after a pause; what is returned takes it back. */
export function whenQuiet(call: () => void): () => void {
  const waiting = setTimeout(call, QUIET_MS);
  return () => clearTimeout(waiting);
}
