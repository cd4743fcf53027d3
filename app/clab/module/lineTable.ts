import { ByteReader } from './bytes.ts';

/** From `address` on, the program's code stands for this line; addresses count from the code section's content. */
export interface LineRow {
  address: number;
  /** The name of the source file, without its folder. */
  file: string;
  line: number;
  /** 0 for code that no column of the line asked for. */
  column: number;
  /** The first address behind a stretch of code. */
  isEnd: boolean;
}

const STANDARD = {
  copy: 1,
  advanceAddress: 2,
  advanceLine: 3,
  setFile: 4,
  setColumn: 5,
  negateStatement: 6,
  setBasicBlock: 7,
  addConstantAddress: 8,
  advanceFixedAddress: 9,
  setPrologueEnd: 10,
  setEpilogueBegin: 11,
  setInstructionSet: 12,
} as const;
const EXTENDED = { endSequence: 1, setAddress: 2, setDiscriminator: 4 } as const;

/** Reads the rows of a `.debug_line` section: DWARF 4, section 6.2. */
export function readLineTable(section: Uint8Array): LineRow[] {
  const rows: LineRow[] = [];
  const reader = new ByteReader(section);
  while (reader.at < section.length) {
    const length = reader.u32();
    const end = reader.at + length;
    readUnit(reader, end, rows);
    reader.at = end;
  }
  return rows;
}

function readUnit(reader: ByteReader, end: number, rows: LineRow[]): void {
  const version = reader.u16();
  if (version !== 4) throw new RangeError(`A line table of DWARF ${version} cannot be read.`);
  const headerLength = reader.u32();
  const program = reader.at + headerLength;
  const shortest = reader.byte();
  reader.byte(); // The most operations in an instruction: for machines that have more than one.
  reader.byte(); // Whether code is a statement by default.
  const lineBase = reader.signedByte();
  const lineRange = reader.byte();
  const opcodeBase = reader.byte();
  const operands = Array.from({ length: opcodeBase - 1 }, () => reader.byte());
  while (reader.bytes[reader.at] !== 0) reader.cText(); // Folders.
  reader.at += 1;
  const files: string[] = [''];
  while (reader.bytes[reader.at] !== 0) {
    files.push(reader.cText());
    for (let field = 0; field < 3; field += 1) reader.leb(); // Its folder, time and length.
  }
  reader.at = program;

  const start = { address: 0, file: 1, line: 1, column: 0 };
  let state = { ...start };
  const push = (isEnd: boolean) => {
    const { address, file, line, column } = state;
    rows.push({ address, file: (files[file] ?? '').replace(/^.*\//, ''), line, column, isEnd });
  };
  while (reader.at < end) {
    const opcode = reader.byte();
    if (opcode >= opcodeBase) {
      const step = opcode - opcodeBase;
      state.address += Math.floor(step / lineRange) * shortest;
      state.line += lineBase + (step % lineRange);
      push(false);
      continue;
    }
    switch (opcode) {
      case 0: {
        const next = reader.leb() + reader.at;
        const extended = reader.byte();
        if (extended === EXTENDED.endSequence) {
          push(true);
          state = { ...start };
        } else if (extended === EXTENDED.setAddress) state.address = reader.u32();
        reader.at = next;
        break;
      }
      case STANDARD.copy:
        push(false);
        break;
      case STANDARD.advanceAddress:
        state.address += reader.leb() * shortest;
        break;
      case STANDARD.advanceLine:
        state.line += reader.signedLeb();
        break;
      case STANDARD.setFile:
        state.file = reader.leb();
        break;
      case STANDARD.setColumn:
        state.column = reader.leb();
        break;
      case STANDARD.addConstantAddress:
        state.address += Math.floor((255 - opcodeBase) / lineRange) * shortest;
        break;
      case STANDARD.advanceFixedAddress:
        state.address += reader.u16();
        break;
      case STANDARD.negateStatement:
      case STANDARD.setBasicBlock:
      case STANDARD.setPrologueEnd:
      case STANDARD.setEpilogueBegin:
        break;
      default:
        for (let count = operands[opcode - 1] ?? 0; count > 0; count -= 1) reader.leb();
    }
  }
}
