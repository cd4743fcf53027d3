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

/** Every way to leave out some statements, here or in a block; the biggest pieces first. */
export function smaller(statements: readonly Statement[]): Statement[][] {
  const found = withoutPieces(statements, ({ isFixed }) => !isFixed);
  statements.forEach((statement, index) => {
    for (const body of smaller(statement.body ?? [])) {
      const changed = [...statements];
      changed[index] = { ...statement, body };
      found.push(changed);
    }
  });
  return found;
}

/** A list without a piece of it: halves first, then quarters, down to single items. */
export function withoutPieces<T>(items: readonly T[], isDroppable: (item: T) => boolean): T[][] {
  const found: T[][] = [];
  for (let size = items.length; size >= 1; size = Math.floor(size / 2))
    for (let at = 0; at < items.length; at += size) {
      const kept = items.filter((item, index) => index < at || index >= at + size || !isDroppable(item));
      if (kept.length < items.length) found.push(kept);
    }
  return found;
}
