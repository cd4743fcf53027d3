import type { ShownEvents } from '../shownEvents.ts';

/** The ids that shown events speak of, in order of first appearance; a referent comes before its weakref. */
export function idsInOrderOfAppearance({ log, subjects }: ShownEvents): Uint32Array {
  const seen = new Uint8Array(log.objectCount + 1);
  const ids = new Uint32Array(log.objectCount);
  let count = 0;
  const chain: number[] = [];
  for (let position = 0; position < subjects.length; position += 1) {
    let id = subjects[position]!;
    // A weakref can point at a weakref (a subclass of ref can be weakly referenced), so climb.
    while (id !== 0 && seen[id] === 0) {
      seen[id] = 1;
      chain.push(id);
      id = log.referent(id);
    }
    while (chain.length > 0) {
      ids[count] = chain.pop()!;
      count += 1;
    }
  }
  return ids.subarray(0, count);
}
