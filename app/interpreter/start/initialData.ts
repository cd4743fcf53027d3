import { writeSparse } from './sparseImage.ts';

/**
 * What C's variables hold before anything runs. The wasm is shipped without it, for nearly all of it is in the snapshot
 * too: a custom section has the words that differ, as address, count and words, after the address where data ends.
 */
export const INITIAL_DATA_SECTION = 'initial-data';

/** Describes `initial` by `image`, which is at least as long. */
export function packInitialData(initial: Uint32Array, image: Uint32Array): Uint32Array {
  const end = initial.findLastIndex((word) => word !== 0) + 1;
  const packed = [end * 4];
  for (let at = 0; at < end; at += 1) {
    if (initial[at] === image[at]) continue;
    const start = at;
    while (at < end && initial[at] !== image[at]) at += 1;
    packed.push(start * 4, at - start, ...initial.subarray(start, at));
  }
  return Uint32Array.from(packed);
}

/** Writes it into an empty memory; `image` is packed by `packSparse`. */
export function unpackInitialData(packed: Uint32Array, image: Uint32Array, memory: Uint32Array): void {
  writeSparse(image, memory, [], packed[0]! / 4);
  for (let at = 1; at < packed.length; ) {
    const [address, count] = [packed[at]!, packed[at + 1]!];
    at += 2;
    memory.set(packed.subarray(at, at + count), address / 4);
    at += count;
  }
}
