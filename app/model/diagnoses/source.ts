/**
 * A light reading of the program: lines, statements and names, with comments and the insides of strings blanked.
 * It knows no grammar; what a line looks like only supports what the trace shows.
 */
export class Source {
  readonly #lines: readonly string[];
  /** By line index: the first and last line index of the statement it belongs to. */
  readonly #statements: readonly [number, number][];
  readonly #parameters = new Map<string, readonly string[]>();

  constructor(text: string) {
    this.#lines = blanked(text).split('\n');
    this.#statements = statementsOf(this.#lines);
  }

  /** The whole statement that a line belongs to, on one line; a block's header without its body. */
  statement(line: number): string {
    const range = this.#statements[line - 1];
    if (range === undefined) return '';
    const [first, last] = range;
    return this.#lines
      .slice(first, last + 1)
      .map((text) => text.trim())
      .join(' ');
  }

  isSameStatement(line: number, other: number): boolean {
    return line === other || (this.#statements[line - 1]?.[0] ?? -1) === this.#statements[other - 1]?.[0];
  }

  /** The name of the function that a line stands in; `<module>` for none. */
  functionAround(line: number): string {
    for (let above = line - 1; above >= 1; above -= 1) {
      const name = /^(?:async\s+)?def\s+(\w+)/u.exec(this.#lines[above - 1]!.trim())?.[1];
      if (name !== undefined && this.isWithin(line, above)) return name;
    }
    return '<module>';
  }

  /** The last line of the block that a statement opens; the line itself where it opens none. */
  endOfBlock(line: number): number {
    const range = this.#statements[line - 1];
    if (range === undefined) return line;
    const indent = indentOf(this.#lines[range[0]]!);
    let end = range[1];
    for (let index = range[1] + 1; index < this.#lines.length; index += 1) {
      const text = this.#lines[index]!;
      if (text.trim() === '') continue;
      if (indentOf(text) <= indent) break;
      end = index;
    }
    return end + 1;
  }

  /** Whether a line lies in the block that another one opens. */
  isWithin(line: number, opener: number): boolean {
    return line > opener && line <= this.endOfBlock(opener);
  }

  /** Lines whose statement matches, in order. */
  linesLike(pattern: RegExp): number[] {
    const found: number[] = [];
    for (let index = 0; index < this.#lines.length; index += 1)
      if (this.#statements[index]![0] === index && pattern.test(this.statement(index + 1)))
        found.push(index + 1);
    return found;
  }

  /** The line of `class Name`; null where the program has none. */
  classLine(name: string): number | null {
    return this.linesLike(new RegExp(`^class\\s+${escaped(name)}\\b`))[0] ?? null;
  }

  /** What stands between the brackets of a class statement; '' for none. */
  bases(line: number): string {
    return /^class\s+\w+\s*(?:\[.*?\]\s*)?\((.*?)\)/u.exec(this.statement(line))?.[1] ?? '';
  }

  /** The parameters of all functions of a name, which may be a qualified one. */
  parametersOf(functionName: string): readonly string[] {
    const name = functionName.split('.').at(-1)!;
    let found = this.#parameters.get(name);
    if (found === undefined) {
      found = this.#definitionsOf(name)
        .flatMap((line) => callArguments(this.statement(line), name) ?? [])
        .map((parameter) => /^\**(\w*)/u.exec(parameter)![1]!);
      this.#parameters.set(name, found);
    }
    return found;
  }

  /** Whether functions of a name, which may be a qualified one, have a variable of their own so called. */
  hasLocal(functionName: string, name: string): boolean {
    if (this.parametersOf(functionName).includes(name)) return true;
    return this.#definitionsOf(functionName.split('.').at(-1)!).some((opener) => {
      const body: string[] = [];
      for (let line = opener + 1; line <= this.endOfBlock(opener); line += 1) body.push(this.statement(line));
      const loop = new RegExp(`^(?:async\\s+)?for\\s[^:]*?\\b${escaped(name)}\\b[^:]*?\\sin\\b`, 'u');
      const outer = new RegExp(`^(?:global|nonlocal)\\b.*\\b${escaped(name)}\\b`, 'u');
      return (
        body.some((statement) => binds(statement, name) || loop.test(statement)) &&
        !body.some((statement) => outer.test(statement))
      );
    });
  }

  /** Whether what the program's classes have by a name are methods, and nothing that a decorator made. */
  isMethod(name: string): boolean {
    const lines = this.#definitionsOf(name);
    const isPlain = (line: number) => this.decorators(line) === '';
    return lines.length > 0 && lines.every(isPlain) && this.parametersOf(name).includes('self');
  }

  #definitionsOf(name: string): number[] {
    return this.linesLike(new RegExp(`^(?:async\\s+)?def\\s+${escaped(name)}\\b`, 'u'));
  }

  /** The lines right above a line that decorate it, as one text. */
  decorators(line: number): string {
    const found: string[] = [];
    for (let above = line - 1; above >= 1; ) {
      const text = this.statement(above);
      if (!text.startsWith('@')) break;
      found.push(text);
      above = this.#statements[above - 1]![0];
    }
    return found.join(' ');
  }

  /** The text of all statements in the block that a line opens. */
  block(line: number): string {
    return this.#lines.slice(line, this.endOfBlock(line)).join('\n');
  }
}

/** The arguments of the first call of a function in a statement, cut at the commas; null where it is not called. */
export function callArguments(statement: string, functionName: string): string[] | null {
  const call = new RegExp(`\\b${escaped(functionName)}\\s*\\(`).exec(statement);
  if (call === null) return null;
  const found = [''];
  let depth = 0;
  for (const char of statement.slice(call.index + call[0].length)) {
    if (depth === 0 && char === ')') break;
    if ('([{'.includes(char)) depth += 1;
    if (')]}'.includes(char)) depth -= 1;
    if (depth === 0 && char === ',') found.push('');
    else found[found.length - 1] += char;
  }
  return found.map((argument) => argument.trim()).filter((argument) => argument !== '');
}

/** The variables of a statement's comprehensions. */
export function comprehensionVariables(statement: string): string[] {
  const loops = statement.replace(/^(?:async\s+)?for\b/u, '').matchAll(/\bfor\s+([\w\s,()*]+?)\s+in\b/gu);
  return [...loops].flatMap(([, targets]) => targets!.match(/\w+/gu) ?? []);
}

/**
 * Whether a line binds a name: by an assignment, also one to several targets, by `:=` or by `as`. The variable of a
 * comprehension does not count: it is gone before the line is.
 */
export function binds(statement: string, name: string): boolean {
  if (name === '') return false;
  const [word, others] = [escaped(name), String.raw`[\w.*]+\s*,\s*`];
  const targets = String.raw`(?:^|[;:=])\s*[([]?(?:${others})*\*?${word}\s*(?:,\s*[\w.*]+\s*)*,?\s*[)\]]?\s*`;
  return new RegExp(
    String.raw`${targets}(?::[^=;]*)?=(?!=)|(?<![.\w])${word}\s*:=|\bas\s+${word}\b`,
    'u',
  ).test(statement);
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

const STRING_OR_COMMENT =
  /#[^\n]*|("""|''')(?:\\[\s\S]|(?!\1)[\s\S])*(?:\1|$)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?/g;

/** Comments gone, strings empty; every line keeps its number. */
function blanked(text: string): string {
  return text.replace(STRING_OR_COMMENT, (found) => {
    const lineBreaks = '\n'.repeat(found.split('\n').length - 1);
    return found.startsWith('#') ? '' : `''${lineBreaks}`;
  });
}

/** A statement goes on while a bracket is open or a line ends with a backslash. */
function statementsOf(lines: readonly string[]): [number, number][] {
  const ranges: [number, number][] = [];
  let first = 0;
  let depth = 0;
  for (const [index, line] of lines.entries()) {
    for (const char of line) {
      if ('([{'.includes(char)) depth += 1;
      if (')]}'.includes(char)) depth = Math.max(0, depth - 1);
    }
    if (index < lines.length - 1 && (depth > 0 || line.endsWith('\\'))) continue;
    for (let at = first; at <= index; at += 1) ranges[at] = [first, index];
    first = index + 1;
  }
  return ranges;
}
