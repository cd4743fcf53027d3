// AssemblyScript. Holds the records of what the interpreter did until the host takes them, in a piece of memory that
// the host has asked C's allocator for before anything runs. It is small and used again and again, which keeps it in the
// processor's cache; ../records.ts tells what the words mean.

/** Takes the words away and calls `reset`. */
// @ts-ignore: decorator
@external("host", "spill")
declare function spill(): void;
// @ts-ignore: decorator
@external("host", "clockUs")
declare function clockUs(): i32;

const LONGEST_BYTES: usize = 16 + 8;
/**
 * The host tells the time whenever it looks at the clock, which it does all through a Python program. Only where much
 * happens in C is it asked here: a look costs as much as writing dozens of records.
 */
const CLOCK_EVERY: i32 = 256;
const TIME: i32 = 23;

let begin: usize = 0, end: usize = 0;
let cursor: usize = 0;
let timeUs: i32 = -1, writtenTimeUs: i32 = -1;
let sinceClock: i32 = 0;

/** At the start of a recording: where the words go. */
export function openLogbook(at: usize, bytes: usize): void {
  begin = at;
  end = at + bytes - LONGEST_BYTES;
  cursor = at;
  timeUs = 0;
  writtenTimeUs = -1;
  sinceClock = CLOCK_EVERY;
}

/** The number of bytes written since `reset`. */
export function size(): usize {
  return cursor - begin;
}

/** Forgets the words. */
export function reset(): void {
  cursor = begin;
}

/** Microseconds since the recording began. */
export function clockIs(us: i32): void {
  timeUs = us;
  sinceClock = 0;
}

/** Something in C that takes time begins or ends. */
export function tick(): void {
  sinceClock = CLOCK_EVERY;
}

// @ts-ignore: decorator
@inline
function prepare(): void {
  if (cursor > end) spill();
  if (sinceClock >= CLOCK_EVERY) clockIs(clockUs());
  sinceClock += 1;
  if (timeUs != writtenTimeUs) writeTime();
}

function writeTime(): void {
  writtenTimeUs = timeUs;
  store<i32>(cursor, TIME, 0);
  store<i32>(cursor, timeUs, 4);
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
