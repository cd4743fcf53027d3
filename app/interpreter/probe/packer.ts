// AssemblyScript. Makes records short for their way to the page, which costs more than writing them: a loop writes the
// same words again and again. LZ77 on words, in a memory of its own; ../packing.ts tells what comes out and unpacks it.

/** More words than are packed at a time, so that lengths fit into 16 bits. */
const MOST_WORDS: usize = 1 << 16;
const SLOTS: usize = 1 << 12;
const INPUT: usize = 0;
/** Where words that may come again stood last: their index + 1. */
const SEEN: usize = INPUT + MOST_WORDS * 4;
const OUTPUT: usize = SEEN + SLOTS * 4;
/** A token and its literals for every run, at the worst. */
const MOST_BYTES: usize = OUTPUT + MOST_WORDS * 4 + 64;
/** What is copied costs two words. */
const SHORTEST: usize = 4;

/** Where words are put to be packed. */
export function input(): usize {
  if (memory.size() == 0) memory.grow(<i32>((MOST_BYTES + 65535) >> 16));
  return INPUT;
}

export function output(): usize {
  return OUTPUT;
}

let end: usize = 0;

/** Packs the first words of the input; gives how many words they are in the output. */
export function pack(count: usize): usize {
  memory.fill(SEEN, 0, SLOTS * 4);
  end = OUTPUT;
  let at: usize = 0, literals: usize = 0;
  while (at + SHORTEST <= count) {
    const pair = load<u64>(INPUT + (at << 2));
    const slot = SEEN + (<usize>((pair * 0x9e3779b97f4a7c15) >> 52) << 2);
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
