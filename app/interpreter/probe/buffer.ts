// AssemblyScript. Holds the records of what the interpreter did until the host takes them, in a piece of memory that
// the host has asked C's allocator for before anything runs. It is small and used again and again, which keeps it in the
// processor's cache; ../records.ts tells what the words mean.

/** Takes the words away and calls `reset`. */
// @ts-ignore: decorator
@external("host", "flush")
declare function flush(): void;
// @ts-ignore: decorator
@external("host", "clockUs")
declare function clockUs(): i32;

const LONGEST_BYTES: usize = 20 + 8;
/**
 * The host tells the time whenever it looks at the clock, which it does all through a Python program. Only where much
 * happens in C is it asked here, once in so many bytes: a look costs as much as writing dozens of records, and writing so
 * many takes less time than most browsers' clocks can tell. Within one long call of C, times are no finer.
 */
const CLOCK_EVERY_BYTES: usize = 8192;
const TIME: i32 = 23;

let begin: usize = 0, end: usize = 0;
let cursor: usize = 0;
/** Behind this, the next record looks at the clock and for room. */
let pause: usize = 0;
let timeUs: i32 = -1;
/** The end of the last record, where that was one of the time. */
let timeEnd: usize = 0;
/** The end of a record that may be replaced. */
let replaceable: usize = 0;

/** At the start of a recording: where the words go. */
export function openBuffer(at: usize, bytes: usize): void {
  begin = at;
  end = at + bytes - LONGEST_BYTES;
  cursor = at;
  timeUs = -1;
  timeEnd = 0;
  tick();
}

/** The number of bytes written since `reset`: whoever asks may count on them. */
export function size(): usize {
  replaceable = 0;
  timeEnd = 0;
  return cursor - begin;
}

/** Forgets the words. */
export function reset(): void {
  cursor = begin;
  pause = 0;
  timeEnd = 0;
  replaceable = 0;
}

/** The last record may be replaced, unless another one follows it or it is taken away. */
export function mayReplace(): void {
  replaceable = cursor;
}

/** Replaces the last record where that may be and it is the one word that is given. */
export function replaceLast(word: i32, by: i32): bool {
  if (cursor != replaceable || load<i32>(cursor - 4) != word) return false;
  store<i32>(cursor - 4, by);
  replaceable = 0;
  return true;
}

/** Microseconds since the recording began. */
export function clockIs(us: i32): void {
  if (us != timeUs) writeTime(us);
  pause = min(cursor + CLOCK_EVERY_BYTES, end);
}

/** Something in C that takes time begins or ends. */
export function tick(): void {
  pause = 0;
}

// @ts-ignore: decorator
@inline
function prepare(): void {
  if (cursor > pause) lookUp();
}

function lookUp(): void {
  if (cursor > end) flush();
  clockIs(clockUs());
}

function writeTime(us: i32): void {
  if (cursor > end) flush();
  // Where nothing has happened since, only the last time matters.
  if (cursor == timeEnd) cursor -= 8;
  timeUs = us;
  store<i32>(cursor, TIME, 0);
  store<i32>(cursor, us, 4);
  cursor += 8;
  timeEnd = cursor;
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

export function write4(head: i32, a: i32, b: i32, c: i32, d: i32): void {
  prepare();
  store<i32>(cursor, head, 0);
  store<i32>(cursor, a, 4);
  store<i32>(cursor, b, 8);
  store<i32>(cursor, c, 12);
  store<i32>(cursor, d, 16);
  cursor += 20;
}
