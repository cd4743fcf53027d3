import type { PythonMemory } from './pythonMemory.ts';

const LINE_BEGINS = 0x80000000;
/** CPython 3.14's RESUME, and what it specialises to: what stands before it prepares the frame. */
const RESUME = new Set([128, 196]);
const PAGE_BYTES = 65536;

/** Line tables of the snippet's code, in the memory of probe/lines.ts. Tables are not given back: a run is short. */
export class LineTables {
  readonly #target: WebAssembly.Memory;
  /** Place 0 means no table. */
  #end = 4;

  constructor(target: WebAssembly.Memory) {
    this.#target = target;
  }

  clear(): void {
    this.#end = 4;
  }

  /** Writes the table of a code object and gives its place; 0 where there is no room. */
  write(memory: PythonMemory, code: number): number {
    const { lines } = memory.code(code);
    const bytes = lines.length * 8;
    const missing = this.#end + bytes - this.#target.buffer.byteLength;
    if (missing > 0) this.#target.grow(Math.ceil(missing / PAGE_BYTES));
    const words = new Uint32Array(this.#target.buffer, this.#end, 2 * lines.length);
    let previous = 0;
    let prepared = false;
    lines.forEach((line, unit) => {
      if (prepared && line !== 0) {
        words[2 * unit] = line !== previous ? (line | LINE_BEGINS) >>> 0 : line;
        previous = line;
      } else words[2 * unit] = 0;
      const opcode = memory.byte(code + memory.offsets.codeInstructions + 2 * unit);
      if (RESUME.has(opcode)) prepared = true;
    });
    let quiet = 0;
    for (let unit = lines.length - 1, next = LINE_BEGINS; unit >= 0; unit -= 1) {
      const word = words[2 * unit]!;
      quiet = (word & ~LINE_BEGINS) >>> 0 === next ? quiet + 1 : 0;
      words[2 * unit + 1] = quiet;
      next = word;
    }
    const table = this.#end;
    this.#end += bytes;
    return table;
  }
}
