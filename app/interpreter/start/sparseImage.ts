/** Shorter stretches of zeros are kept: to note where the next bytes belong costs more than they do. */
const SHORTEST_GAP_WORDS = 256;
const HEADER_WORDS = 2;
const RUN_WORDS = 2;

/**
 * Words of which more than half are zeros, without these: how many words, how many runs, each run's place and length,
 * and the runs. Compressed it is little shorter, but it is unpacked, handed on and copied in half the time.
 */
export function packSparse(image: Uint32Array): Uint32Array {
  const runs: { start: number; end: number }[] = [];
  image.forEach((word, at) => {
    if (word === 0) return;
    const last = runs.at(-1);
    if (last !== undefined && at - last.end < SHORTEST_GAP_WORDS) last.end = at + 1;
    else runs.push({ start: at, end: at + 1 });
  });
  const head = [image.length, runs.length, ...runs.flatMap(({ start, end }) => [start, end - start])];
  const packed = new Uint32Array(head.length + runs.reduce((sum, { start, end }) => sum + end - start, 0));
  packed.set(head);
  let at = head.length;
  for (const { start, end } of runs) {
    packed.set(image.subarray(start, end), at);
    at += end - start;
  }
  return packed;
}

/** Words from one place to before another. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * Writes an image over the start of a memory of which nothing but `written` has been written: zeros are written nowhere
 * else, for a page of memory costs time from the first touch. `length` is for a part of the image.
 */
export function writeSparse(
  packed: Uint32Array,
  memory: Uint32Array,
  written: readonly Stretch[],
  length = packed[0]!,
): void {
  const runs = packed[1]!;
  let from = HEADER_WORDS + runs * RUN_WORDS;
  let at = 0;
  const clearTo = (end: number) => {
    for (const stretch of written) {
      const start = Math.max(at, stretch.from);
      if (start < end) memory.fill(0, start, Math.min(end, stretch.to));
    }
  };
  for (let run = 0; run < runs; run += 1) {
    const place = HEADER_WORDS + run * RUN_WORDS;
    const start = packed[place]!;
    if (start >= length) break;
    const words = packed[place + 1]!;
    clearTo(start);
    memory.set(packed.subarray(from, from + Math.min(words, length - start)), start);
    from += words;
    at = start + words;
  }
  clearTo(length);
}
