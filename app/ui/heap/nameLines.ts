/** Names that are no longer than this together stand on one line. */
const LONGEST_LINE = 10;

/** The names beside a box, line by line: short ones side by side. A comma tells that more follow. */
export function nameLines(names: readonly string[]): string[] {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    const joined = `${last}, ${name}`;
    if (last !== undefined && joined.length <= LONGEST_LINE) lines[lines.length - 1] = joined;
    else lines.push(name);
  }
  return lines;
}
