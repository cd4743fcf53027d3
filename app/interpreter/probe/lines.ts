// AssemblyScript. Line tables of the snippet's code objects, in a memory of its own. The host writes them; a word an
// instruction unit: the line, with the highest bit set where a new line begins; 0 where there is none.

/** The word of a unit of the table that begins at `table`. */
export function at(table: usize, unit: usize): u32 {
  return load<u32>(table + (unit << 2));
}
