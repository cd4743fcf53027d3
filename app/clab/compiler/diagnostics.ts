/** What Clang and LLD have to say about a program. */
export interface CDiagnostic {
  severity: 'error' | 'warning';
  /** The file's name: that of the program, or a header's. */
  file: string;
  position: CPosition;
  /** Stretches of the program that it is about; empty where Clang names none. */
  ranges: CRange[];
  message: string;
  /** The warning's name, such as `unused-variable`; null where it has none. */
  option: string | null;
  notes: CNote[];
}

export interface CNote {
  file: string;
  position: CPosition;
  message: string;
}

/** From 1; a column counts UTF-16 units, as editors do. */
export interface CPosition {
  line: number;
  column: number;
}

/** Up to, and without, `to`. */
export interface CRange {
  from: CPosition;
  to: CPosition;
}

const LINE =
  /^(?<file>[^:\n]+):(?<line>\d+):(?<column>\d+):(?<ranges>(?:\{[\d:-]+\})*:?) (?<severity>fatal error|error|warning|note): (?<message>.*)$/;
const RANGE = /\{(\d+):(\d+)-(\d+):(\d+)\}/g;
const OPTION = /^(.*) \[(?:-Werror,)?-W([\w#=+-]+)\]$/;

/**
 * Reads what `-fno-caret-diagnostics -fdiagnostics-print-source-range-info` makes Clang print. `source` is the
 * program's text, whose file is `name`: Clang counts columns in bytes.
 */
export function readDiagnostics(printed: string, name: string, source: string): CDiagnostic[] {
  const lines = source.split('\n');
  const diagnostics: CDiagnostic[] = [];
  for (const text of printed.split('\n')) {
    const groups = LINE.exec(text)?.groups;
    if (groups === undefined) continue;
    const { severity, message } = groups as { severity: string; message: string };
    const file = shortName(groups.file!);
    const at = (line: string, column: string): CPosition => ({
      line: Number(line),
      column: file === name ? utf16Column(lines[Number(line) - 1] ?? '', Number(column)) : Number(column),
    });
    const position = at(groups.line!, groups.column!);
    if (severity === 'note') {
      diagnostics.at(-1)?.notes.push({ file, position, message });
      continue;
    }
    const [, plain, option] = OPTION.exec(message) ?? [];
    diagnostics.push({
      severity: severity === 'warning' ? 'warning' : 'error',
      file,
      position,
      ranges: [...groups.ranges!.matchAll(RANGE)].map(([, line, column, toLine, toColumn]) => ({
        from: at(line!, column!),
        to: at(toLine!, toColumn!),
      })),
      message: plain ?? message,
      option: option ?? null,
      notes: [],
    });
  }
  return diagnostics;
}

/** A header by the name that a program includes it by. */
function shortName(file: string): string {
  return file.replace(/^(\.\/|\/include\/)/, '');
}

/** The column in UTF-16 units of a byte of a line, both from 1. */
function utf16Column(line: string, byteColumn: number): number {
  let bytes = 1;
  let column = 1;
  for (const character of line) {
    if (bytes >= byteColumn) break;
    bytes += utf8Length(character.codePointAt(0)!);
    column += character.length;
  }
  return column;
}

function utf8Length(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}
