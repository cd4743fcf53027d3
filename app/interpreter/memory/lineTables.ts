import {
  BEGINS_NO_LINE,
  BYTES,
  CACHE_UNITS,
  CODE,
  JUMPS_BACK,
  JUMPS_ON,
  OPCODE,
  RESUMES,
  VAR_OBJECT,
} from '../cpython.ts';
import type { PythonMemory } from './pythonMemory.ts';

/** The highest bit of a line in a table: a new line begins there. The probe knows it too. */
export const LINE_BEGINS = 0x80000000;
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
    const begins = lineStarts(instructionsOf(memory, code, lines.length), handlersOf(memory, code), lines);
    const first = lines.findIndex((_, unit) => begins.has(unit));
    lines.forEach((line, unit) => {
      // What stands before the first line prepares the frame.
      if (first === -1 || unit < first) words[2 * unit] = 0;
      else words[2 * unit] = begins.has(unit) ? (line | LINE_BEGINS) >>> 0 : line;
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

interface Instruction {
  unit: number;
  opcode: number;
  /** The unit it may jump to; null where it only goes on. */
  target: number | null;
}

/** Instructions of code that has not run: nothing in it is specialized but RESUME. */
function instructionsOf(memory: PythonMemory, code: number, units: number): Instruction[] {
  const at = code + memory.offsets.codeInstructions;
  const instructions: Instruction[] = [];
  let argument = 0;
  for (let unit = 0; unit < units; ) {
    const opcode = memory.byte(at + 2 * unit);
    argument = (argument << 8) | memory.byte(at + 2 * unit + 1);
    const end = unit + 1 + (CACHE_UNITS[opcode] ?? 0);
    const target = JUMPS_ON.has(opcode) ? end + argument : JUMPS_BACK.has(opcode) ? end - argument : null;
    instructions.push({ unit, opcode, target });
    if (opcode !== OPCODE.extendedArg) argument = 0;
    unit = end;
  }
  return instructions;
}

/** The units that exceptions lead to: CPython's Objects/exception_handling_notes.txt describes the table. */
function handlersOf(memory: PythonMemory, code: number): number[] {
  const table = memory.word(code + CODE.exceptionTable);
  const end = table + BYTES.data + memory.word(table + VAR_OBJECT.size);
  let at = table + BYTES.data;
  const varint = (): number => {
    let value = 0;
    for (;;) {
      const byte = memory.byte(at);
      at += 1;
      value = (value << 6) | (byte & 63);
      if ((byte & 64) === 0) return value;
    }
  };
  const handlers: number[] = [];
  while (at < end) {
    // Where the guarded units begin, how many they are, who handles them, and how deep the stack is there.
    const [, , handler] = [varint(), varint(), varint(), varint()];
    handlers.push(handler);
  }
  return handlers;
}

/**
 * The units at which a line begins, as CPython finds them when somebody wants to hear of lines (`initialize_lines` in
 * Python/instrumentation.c): where the line is another than before, and where a jump or an exception leads to.
 */
function lineStarts(
  instructions: readonly Instruction[],
  handlers: readonly number[],
  lines: Uint32Array,
): ReadonlySet<number> {
  const starts = new Set<number>();
  const resume = instructions.findIndex(({ opcode }) => RESUMES.has(opcode));
  const traceable = instructions.slice(resume + 1);
  let previous = 0;
  for (const { unit, opcode } of traceable) {
    if (BEGINS_NO_LINE.has(opcode)) continue;
    const line = lines[unit]!;
    if (line !== previous && line !== 0) starts.add(unit);
    previous = line;
  }
  for (const target of [...traceable.map(({ target }) => target), ...handlers])
    if (target !== null && lines[target] !== 0) starts.add(target);
  return starts;
}
