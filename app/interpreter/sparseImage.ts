/** Shorter stretches of zeros are kept: to note where the next bytes belong costs more than they do. */
const SHORTEST_GAP_WORDS = 256;
const HEADER_WORDS = 2;
const RUN_WORDS = 2;

/**
 * Bytes of which more than half are zeros, without these: the length, the number of runs, each run's place and length
 * in words, and the runs. Compressed it is little shorter, but it is unpacked, handed on and copied in half the time.
 */
export function packSparse(image: Uint8Array): Uint8Array {
  const words = new Uint32Array(Math.ceil(image.length / 4));
  new Uint8Array(words.buffer).set(image);
  const runs: { start: number; end: number }[] = [];
  words.forEach((word, at) => {
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
    packed.set(words.subarray(start, end), at);
    at += end - start;
  }
  return new Uint8Array(packed.buffer);
}

/** `packed` begins at a multiple of four in its buffer. */
export function unpackSparse(packed: Uint8Array): Uint8Array {
  const words = new Uint32Array(packed.buffer, packed.byteOffset, packed.length / 4);
  const [bytes, runs] = words as unknown as [number, number];
  const image = new Uint32Array(Math.ceil(bytes / 4));
  let at = HEADER_WORDS + runs * RUN_WORDS;
  for (let run = 0; run < runs; run += 1) {
    const [start, length] = words.subarray(HEADER_WORDS + run * RUN_WORDS) as unknown as [number, number];
    image.set(words.subarray(at, at + length), start);
    at += length;
  }
  return new Uint8Array(image.buffer, 0, bytes);
}
