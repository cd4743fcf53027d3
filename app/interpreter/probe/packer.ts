// AssemblyScript. Makes records and steps short for their way to the page, which costs more than writing them: a loop
// writes the same words again and again. LZ77 on words, in a memory of its own; ../packing.ts tells what comes out and
// unpacks it.

/** What is packed at a time: lengths within a piece fit into 16 bits. */
export const MOST_WORDS_A_PIECE: usize = 1 << 14;
/** A piece, and those before it that it may repeat. */
const MOST_WORDS: usize = 1 << 16;
const SLOTS_LOG2: usize = 12;
const SLOT_BYTES: usize = 4 << SLOTS_LOG2;
const INPUT: usize = 0;
/** Where words that may come again stood last: their index + 1. */
const SEEN: usize = INPUT + MOST_WORDS * 4;
const OUTPUT: usize = SEEN + SLOT_BYTES;
/** What is copied takes less room than it makes; a token for what is not comes at the end. */
const MOST_BYTES: usize = OUTPUT + MOST_WORDS_A_PIECE * 4 + 4;
/** What is copied costs two words, and looking for it and copying it as long as the way of some more. */
const SHORTEST: usize = 8;

/** Words that have been packed, and that what comes next may repeat. */
let known: usize = 0;

/** Forgets what was packed: what comes next is unpacked without it. */
export function forget(): void {
  known = 0;
  if (memory.size() != 0) memory.fill(SEEN, 0, SLOT_BYTES);
}

/** Where the next piece is put to be packed. */
export function input(): usize {
  if (memory.size() == 0) memory.grow(<i32>((MOST_BYTES + 65535) >> 16));
  if (known + MOST_WORDS_A_PIECE > MOST_WORDS) forget();
  return INPUT + (known << 2);
}

export function output(): usize {
  return OUTPUT;
}

let end: usize = 0;

/** Packs so many words of the input; gives how many words they are in the output. */
export function pack(piece: usize): usize {
  end = OUTPUT;
  let at = known, literals = known;
  const count = known + piece;
  known = count;
  while (at + SHORTEST <= count) {
    const pair = load<u64>(INPUT + (at << 2));
    const slot = SEEN + (<usize>((pair * 0x9e3779b97f4a7c15) >> (64 - SLOTS_LOG2)) << 2);
    const earlier = load<usize>(slot);
    store<usize>(slot, at + 1);
    if (earlier != 0 && load<u64>(INPUT + ((earlier - 1) << 2)) == pair) {
      const length = same(earlier - 1, at, count);
      if (length >= SHORTEST) {
        token(literals, at, length);
        store<u32>(end, at + 1 - earlier);
        end += 4;
        at += length;
        literals = at;
        continue;
      }
    }
    // Where nothing comes again, look less often.
    at += 1 + ((at - literals) >> 7);
  }
  if (literals < count) token(literals, count, 0);
  return (end - OUTPUT) >> 2;
}

/** How many words are the same from two places on. */
function same(earlier: usize, later: usize, count: usize): usize {
  let length: usize = 2;
  while (
    later + length + 2 <= count &&
    load<u64>(INPUT + ((earlier + length) << 2)) == load<u64>(INPUT + ((later + length) << 2))
  )
    length += 2;
  if (
    later + length < count &&
    load<u32>(INPUT + ((earlier + length) << 2)) == load<u32>(INPUT + ((later + length) << 2))
  )
    length += 1;
  return length;
}

function token(literals: usize, at: usize, copied: usize): void {
  const count = at - literals;
  store<u32>(end, count | copied << 16);
  memory.copy(end + 4, INPUT + (literals << 2), count << 2);
  end += 4 + (count << 2);
}
