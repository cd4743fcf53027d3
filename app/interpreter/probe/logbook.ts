// AssemblyScript. Holds the records of what the interpreter did, in a memory of its own, so that the interpreter's
// memory stays as it would be without us. It is small and used again and again, which keeps it in the processor's
// cache; ../records.ts tells what the words mean.

/** Takes the words away and calls `reset`. */
// @ts-ignore: decorator
@external("host", "spill")
declare function spill(): void;
// @ts-ignore: decorator
@external("host", "clockUs")
declare function clockUs(): i32;

const MOST_BYTES: usize = 1 << 18;
const LONGEST_BYTES: usize = 16 + 8;
/** The clock is read once in so many records: reading it costs more than writing one. */
const CLOCK_EVERY: i32 = 32;
/** What takes time may begin or end at a tick; but many of them can be close together. */
const TICK_AFTER: i32 = 16;
const TIME: i32 = 23;

let cursor: usize = 0;
let timeUs: i32 = -1;
let sinceClock: i32 = 0;

/** The number of bytes written since `reset`. */
export function size(): usize {
  return cursor;
}

/** Forgets the words, which start at address 0. */
export function reset(): void {
  cursor = 0;
}

/** At the start of a recording. */
export function start(): void {
  if (memory.size() == 0) memory.grow(<i32>(MOST_BYTES >> 16));
  cursor = 0;
  timeUs = -1;
  sinceClock = CLOCK_EVERY;
}

/** Something that takes time begins or ends. */
export function tick(): void {
  if (sinceClock >= TICK_AFTER) sinceClock = CLOCK_EVERY;
}

// @ts-ignore: decorator
@inline
function prepare(): void {
  if (cursor > MOST_BYTES - LONGEST_BYTES) spill();
  if (sinceClock >= CLOCK_EVERY) readClock();
  sinceClock += 1;
}

function readClock(): void {
  sinceClock = 0;
  const now = clockUs();
  if (now == timeUs) return;
  timeUs = now;
  store<i32>(cursor, TIME, 0);
  store<i32>(cursor, now, 4);
  cursor += 8;
}

export function write0(head: i32): void {
  prepare();
  store<i32>(cursor, head, 0);
  cursor += 4;
}

export function write1(head: i32, a: i32): void {
  prepare();
  store<i32>(cursor, head, 0);
  store<i32>(cursor, a, 4);
  cursor += 8;
}

export function write2(head: i32, a: i32, b: i32): void {
  prepare();
  store<i32>(cursor, head, 0);
  store<i32>(cursor, a, 4);
  store<i32>(cursor, b, 8);
  cursor += 12;
}

export function write3(head: i32, a: i32, b: i32, c: i32): void {
  prepare();
  store<i32>(cursor, head, 0);
  store<i32>(cursor, a, 4);
  store<i32>(cursor, b, 8);
  store<i32>(cursor, c, 12);
  cursor += 16;
}
