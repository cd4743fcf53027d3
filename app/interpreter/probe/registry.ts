// AssemblyScript. A map from addresses to small numbers in a memory of its own: which objects are watched, and
// what is known of a type. Open addressing with linear probing; a slot is two words, address and value + 1.
// Address 0 marks a free slot; removing moves later entries of the run back, so no tombstones are needed.

let capacity: u32 = 0;
let used: u32 = 0;

export function clear(): void {
  if (memory.size() == 0) memory.grow(1);
  capacity = 1024;
  used = 0;
  memory.fill(0, 0, <usize>capacity * 8);
}

// @ts-ignore: decorator
@inline
function slotOf(address: u32): u32 {
  return ((address >> 3) * 2654435761) & (capacity - 1);
}

/** The value of an address; -1 where there is none. */
export function get(address: u32): i32 {
  let slot = slotOf(address);
  while (true) {
    const held = load<u32>(slot << 3);
    if (held == address) return load<i32>(slot << 3, 4);
    if (held == 0) return -1;
    slot = (slot + 1) & (capacity - 1);
  }
}

export function set(address: u32, value: i32): void {
  if (used * 2 >= capacity) grow();
  let slot = slotOf(address);
  while (true) {
    const held = load<u32>(slot << 3);
    if (held == 0 || held == address) {
      if (held == 0) used += 1;
      store<u32>(slot << 3, address);
      store<i32>(slot << 3, value, 4);
      return;
    }
    slot = (slot + 1) & (capacity - 1);
  }
}

export function remove(address: u32): void {
  let hole = slotOf(address);
  while (true) {
    const held = load<u32>(hole << 3);
    if (held == 0) return;
    if (held == address) break;
    hole = (hole + 1) & (capacity - 1);
  }
  used -= 1;
  let next = hole;
  while (true) {
    next = (next + 1) & (capacity - 1);
    const moved = load<u32>(next << 3);
    if (moved == 0) break;
    const home = slotOf(moved);
    // Only an entry whose home lies at or before the hole may move into it.
    if (((next - home) & (capacity - 1)) >= ((next - hole) & (capacity - 1))) {
      store<u64>(hole << 3, load<u64>(next << 3));
      hole = next;
    }
  }
  store<u64>(hole << 3, 0);
}

/** Doubles the table: the old entries are copied behind it, and put in again. */
function grow(): void {
  const old = capacity;
  const oldBytes = <usize>old * 8;
  const needed = oldBytes * 3;
  const pages = <i32>((needed + 65535) >> 16) - memory.size();
  if (pages > 0) memory.grow(pages);
  memory.copy(oldBytes * 2, 0, oldBytes);
  memory.fill(0, 0, oldBytes * 2);
  capacity = old * 2;
  used = 0;
  for (let slot: u32 = 0; slot < old; slot += 1) {
    const at = oldBytes * 2 + <usize>slot * 8;
    const address = load<u32>(at);
    if (address != 0) set(address, load<i32>(at, 4));
  }
}
