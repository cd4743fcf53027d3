/** Python as a tree of lines, so that parts can be left out. */
export interface Statement {
  text: string;
  /** The lines under it; then `text` ends with a colon. */
  body?: Statement[];
  /** Never left out: what others need. */
  isFixed?: true;
}

export const line = (text: string): Statement => ({ text });
export const fixed = (text: string): Statement => ({ text, isFixed: true });
export const block = (text: string, body: Statement[]): Statement => ({ text, body });

export function pythonText(statements: readonly Statement[], indent = 0): string {
  const pad = '    '.repeat(indent);
  if (statements.length === 0) return `${pad}pass\n`;
  return statements
    .map(({ text, body }) => `${pad}${text}\n${body === undefined ? '' : pythonText(body, indent + 1)}`)
    .join('');
}

/** Every way to leave out one statement, or to put a block's lines in its place; the biggest pieces first. */
export function smaller(statements: readonly Statement[]): Statement[][] {
  const found: Statement[][] = [];
  const isDroppable = (statement: Statement) => !statement.isFixed;
  for (let size = statements.length; size > 1; size = Math.floor(size / 2))
    for (let at = 0; at < statements.length; at += size) {
      const kept = statements.filter(
        (statement, index) => index < at || index >= at + size || !isDroppable(statement),
      );
      if (kept.length < statements.length) found.push(kept);
    }
  statements.forEach((statement, index) => {
    const replaced = (by: Statement[]) => [
      ...statements.slice(0, index),
      ...by,
      ...statements.slice(index + 1),
    ];
    if (isDroppable(statement)) found.push(replaced([]));
    if (statement.body !== undefined)
      for (const body of smaller(statement.body)) found.push(replaced([{ ...statement, body }]));
  });
  return found;
}
