// AssemblyScript. Line tables of the snippet's code objects, in a memory of its own. The host writes them, two words an
// instruction unit. The first is the line, with the highest bit set where a new line begins; 0 where there is none. The
// second says how many units follow that are of the same line and begin none.

/** The line of a unit of the table that begins at `table`. */
export function at(table: usize, unit: usize): u32 {
  return load<u32>(table + (unit << 3));
}

export function quietAfter(table: usize, unit: usize): u32 {
  return load<u32>(table + (unit << 3), 4);
}
