/**
 * The text of a C file, asked for what the trace does not say: which types are its own, their flags, the next use of a
 * variable. It is no parser: with two types in one file, the first one's slots and flags are found.
 */
export class CSource {
  readonly #text: string;
  readonly #lines: readonly string[];

  constructor(text: string) {
    // A comment is no code; the lines stay what they are.
    this.#text = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]/g, ' '));
    this.#lines = this.#text.split('\n');
  }

  has(pattern: RegExp): boolean {
    return pattern.test(this.#text);
  }

  /** The first line that says something, outside of functions; null for none. */
  lineOf(pattern: RegExp): { function: string; line: number } | null {
    const at = this.#lines.findIndex((text) => pattern.test(text));
    return at === -1 ? null : { function: '', line: at + 1 };
  }

  /** Whether the file defines a type of that name: CPython knows it as `module.Name`. */
  definesType(name: string): boolean {
    return new RegExp(`"\\w+(?:\\.\\w+)*\\.${name}"`).test(this.#text);
  }

  /** The variable that a line puts the result of a function into; null where it is none. */
  variableGiven(line: number, called: string): string | null {
    return new RegExp(`\\b(\\w+)\\s*=\\s*${called}\\b`).exec(this.#lines[line - 1] ?? '')?.[1] ?? null;
  }

  /** The first line behind another one, in the same function, that mentions a variable; null for none. */
  nextUse(variable: string, after: number): number | null {
    const use = new RegExp(`\\b${variable}\\b`);
    for (let line = after + 1; line <= this.#lines.length; line += 1) {
      const text = this.#lines[line - 1]!;
      if (text.startsWith('}')) return null;
      if (use.test(text)) return line;
    }
    return null;
  }

  /** The function that a slot of a type names, with the line that defines it; null where the file names none. */
  slotFunction(slot: string): { function: string; line: number } | null {
    const name = new RegExp(`\\b(?:Py_)?${slot}\\s*[=,]\\s*(?:\\([^)]*\\)\\s*)?(\\w+)`).exec(this.#text)?.[1];
    if (name === undefined) return null;
    const line = this.#lines.findIndex((text) =>
      new RegExp(`^(?:\\w[\\w\\s*]*[\\s*])?${name}\\s*\\(`).test(text),
    );
    return line === -1 ? null : { function: name, line: line + 1 };
  }
}
