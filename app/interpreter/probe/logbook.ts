// AssemblyScript. Holds the records of what the interpreter did, in a memory of its own, so that the
// interpreter's memory stays as it would be without us. Eight words a record; see ../records.ts.

// @ts-ignore: decorator
@external("host", "drain")
declare function drain(): void;
// @ts-ignore: decorator
@external("host", "clockUs")
declare function clockUs(): i32;

const RECORD_BYTES: usize = 32;
/** Records that may wait for decoding: at this many the host is asked to decode them. */
const MOST_BYTES: usize = (1 << 20) * RECORD_BYTES;
/** The clock is read once in so many records: reading it costs more than writing one. */
const CLOCK_EVERY: usize = 16 * RECORD_BYTES;

let cursor: usize = 0;
let timeUs: i32 = 0;

/** The number of bytes written since `reset`. */
export function size(): usize {
  return cursor;
}

/** Forgets the records, which start at address 0. */
export function reset(): void {
  cursor = 0;
}

/** Reads the clock for the next record: something that takes time has begun or ended. */
export function tick(): void {
  timeUs = clockUs();
}

export function write(kind: i32, a: i32, b: i32, c: i32, code: i32, instruction: i32, library: i32): void {
  if (cursor >= MOST_BYTES) drain();
  if (cursor % CLOCK_EVERY == 0) timeUs = clockUs();
  if (cursor + RECORD_BYTES > <usize>memory.size() << 16) memory.grow(16);
  store<i32>(cursor, kind, 0);
  store<i32>(cursor, a, 4);
  store<i32>(cursor, b, 8);
  store<i32>(cursor, c, 12);
  store<i32>(cursor, code, 16);
  store<i32>(cursor, instruction, 20);
  store<i32>(cursor, library, 24);
  store<i32>(cursor, timeUs, 28);
  cursor += RECORD_BYTES;
}
