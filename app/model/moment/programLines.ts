/** What a line of a program's text is, as far as stepping through a run depends on it. */

const DEFINITION = /^\s*(?:import|from|class|def|async\s+def)\b/;
const HEAD = /^\s*(?:async\s+)?(class|def)\s+(\w+)/;

/** Whether a line imports something, or makes a class or a function. Lines count from 1. */
export function isDefinition(lines: readonly string[], line: number): boolean {
  return DEFINITION.test(lines[line - 1] ?? '');
}

/** Whether code with this qualified name is the body of a class, which runs when the class is made. */
export function isClassBody(lines: readonly string[], line: number, qualname: string): boolean {
  const own = qualname.split('.').at(-1)!;
  const heads = lines.slice(0, line).map((text) => HEAD.exec(text));
  const [, keyword] = heads.findLast((head) => head?.[2] === own) ?? [];
  return keyword === 'class';
}
