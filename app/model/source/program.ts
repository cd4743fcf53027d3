import { calleeName, comprehensionVariables, headerOf, namesBoundBy, within } from './expressions.ts';
import { parseProgram } from './parse.ts';
import type { Call, ClassDefinition, Expression, FunctionDefinition, Place, Statement } from './syntax.ts';

/** Statements that stand on the same lines: more than one with `;` or `if a: b`. */
export interface LogicalLine {
  first: number;
  last: number;
  statements: readonly Statement[];
  /** The expressions of their headers with all that is inside them, in the order of the text. */
  expressions: readonly Expression[];
  hasComprehension: boolean;
}

const NOTHING: readonly never[] = [];

/** The program that a trace is of, read by a parser: what stands at a line, and what functions and classes are there. */
export class Program {
  readonly text: string;
  /** Those of the module, in order; each has those of its block. */
  readonly statements: readonly Statement[];
  /** All statements and clauses, in the order of the text. */
  readonly all: readonly Statement[];
  readonly #lineStarts: number[] = [0];
  readonly #around = new Map<Statement, Statement>();
  readonly #statementsAt: (Statement[] | undefined)[] = [];
  readonly #logicalLines: (LogicalLine | undefined)[] = [];
  #variables: ReadonlySet<string> | null = null;
  readonly #functions = new Map<string, FunctionDefinition[]>();
  readonly #bound = new Map<FunctionDefinition, ReadonlySet<string>>();

  constructor(text: string) {
    this.text = text;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
      this.#lineStarts.push(at + 1);
    this.statements = parseProgram({ text, lineAt: (offset) => this.lineAt(offset) });
    const all: Statement[] = [];
    this.#enter(this.statements, null, all);
    this.all = all;
  }

  /** The line, from 1, of an offset into the text. */
  lineAt(offset: number): number {
    const starts = this.#lineStarts;
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A part of the program as it is written. */
  textOf({ from, to }: Pick<Place, 'from' | 'to'>): string {
    return this.text.slice(from, to);
  }

  // ------------------------------------------------------------ lines

  /** What stands at a line: of a statement of several lines all of it, of one with a block its header. */
  at(line: number): LogicalLine {
    let found = this.#logicalLines[line];
    if (found === undefined) {
      found = this.#logicalLine(line);
      for (let each = found.first; each <= found.last; each += 1) this.#logicalLines[each] = found;
    }
    return found;
  }

  isSameStatement(line: number, other: number): boolean {
    return line === other || (this.#isInside(line) && this.at(line) === this.at(other));
  }

  /** The calls at a line, outermost first: of functions and methods of these names, or all. */
  callsAt(line: number, ...names: string[]): Call[] {
    return callsIn(this.at(line).expressions, ...names);
  }

  /** Whether a statement at a line binds a name; the variable of a comprehension does not count. */
  bindsAt(line: number, name: string): boolean {
    return this.at(line).statements.some((statement) => namesBoundBy(statement).includes(name));
  }

  /** The variables of the comprehensions at a line. */
  comprehensionVariablesAt(line: number): string[] {
    return this.at(line).expressions.flatMap((expression) =>
      comprehensionVariables(expression).map(({ name }) => name),
    );
  }

  // ------------------------------------------------------------ nesting

  /** The statement whose block, or clause, a statement is in; null at the top level. */
  around(statement: Statement): Statement | null {
    return this.#around.get(statement) ?? null;
  }

  /** The function that a statement stands in; null at the top level of the module, and of a class there. */
  functionOf(statement: Statement): FunctionDefinition | null {
    for (let at = this.around(statement); at !== null; at = this.around(at))
      if (at.kind === 'function') return at;
    return null;
  }

  /** The qualified name of the function or class that a statement stands in; `<module>` for none. */
  scopeOf(statement: Statement): string {
    for (let at = this.around(statement); at !== null; at = this.around(at))
      if (at.kind === 'function' || at.kind === 'class') return at.qualifiedName;
    return '<module>';
  }

  /** The last line of the block that a line opens; the line itself where it opens none. */
  endOfBlock(line: number): number {
    let end = line;
    for (const statement of this.at(line).statements) {
      const { body } = statement;
      if (body.length > 0) end = Math.max(end, body.at(-1)!.end);
    }
    return end;
  }

  /** Whether a line lies in the block that another one opens. */
  isWithin(line: number, opener: number): boolean {
    return line > this.at(opener).last && line <= this.endOfBlock(opener);
  }

  /** A statement's block with all that is inside it. */
  inside(statement: Statement): Statement[] {
    const found: Statement[] = [];
    const visit = (inner: Statement): void => {
      found.push(inner);
      inner.body.forEach(visit);
      inner.clauses.forEach(visit);
    };
    statement.body.forEach(visit);
    return found;
  }

  // ------------------------------------------------------------ definitions

  /** The classes of a name, in order. */
  classesNamed(name: string): ClassDefinition[] {
    return this.all.filter(
      (statement) => statement.kind === 'class' && statement.name === name,
    ) as ClassDefinition[];
  }

  /** The class of a name; null where the program has none. */
  classNamed(name: string): ClassDefinition | null {
    return this.classesNamed(name)[0] ?? null;
  }

  /** The functions of a qualified name; those of its last part where none has it, for a decorator may have renamed it. */
  functionsNamed(name: string): readonly FunctionDefinition[] {
    const last = name.slice(name.lastIndexOf('.') + 1);
    const found = this.#functions.get(last) ?? NOTHING;
    const exact = found.filter(({ qualifiedName }) => qualifiedName === name);
    return exact.length > 0 ? exact : found;
  }

  /** The parameters of all functions of a name, which may be a qualified one. */
  parametersOf(functionName: string): string[] {
    return this.functionsNamed(functionName).flatMap(({ parameters }) => parameters.map(({ name }) => name));
  }

  /** Whether functions of a name, which may be a qualified one, have a variable of their own so called. */
  hasLocal(functionName: string, name: string): boolean {
    return this.functionsNamed(functionName).some((definition) => this.#localsOf(definition).has(name));
  }

  /** Whether a function of a qualified name, or one around it, has a variable of its own so called. */
  isLocalAround(functionName: string, name: string): boolean {
    const around = functionName.lastIndexOf('.<locals>');
    return (
      this.hasLocal(functionName, name) ||
      (around > 0 && this.isLocalAround(functionName.slice(0, around), name))
    );
  }

  /** Whether the program gives a value to a name: not where it only imports it, or takes it from the builtins. */
  isVariable(name: string): boolean {
    this.#variables ??= new Set(
      this.all.flatMap((statement) => (statement.kind === 'other' ? [] : namesBoundBy(statement))),
    );
    return this.#variables.has(name);
  }

  /** Whether what the program's classes have by a name are methods, and nothing that a decorator made. */
  isMethod(name: string): boolean {
    const found = this.#functions.get(name) ?? NOTHING;
    return (
      found.length > 0 &&
      found.every(({ decorators, parameters }) => decorators.length === 0 && parameters[0]?.name === 'self')
    );
  }

  #localsOf(definition: FunctionDefinition): ReadonlySet<string> {
    let found = this.#bound.get(definition);
    if (found === undefined) {
      const bound = new Set(definition.parameters.map(({ name }) => name));
      const outer = new Set<string>();
      for (const statement of this.inside(definition)) {
        if (this.functionOf(statement) !== definition) continue;
        if (statement.kind === 'scope') for (const name of statement.names) outer.add(name);
        for (const name of namesBoundBy(statement)) bound.add(name);
      }
      for (const name of outer) bound.delete(name);
      found = bound;
      this.#bound.set(definition, found);
    }
    return found;
  }

  #enter(statements: readonly Statement[], around: Statement | null, all: Statement[]): void {
    for (const statement of statements) {
      all.push(statement);
      if (around !== null) this.#around.set(statement, around);
      for (let line = statement.line; line <= statement.headerEnd; line += 1)
        this.#statementsAt[line] = [...(this.#statementsAt[line] ?? NOTHING), statement];
      if (statement.kind === 'function') {
        const known = this.#functions.get(statement.name);
        if (known === undefined) this.#functions.set(statement.name, [statement]);
        else known.push(statement);
      }
      this.#enter(statement.body, statement, all);
      // What stands in an `else:` is in no block of the `if`: its clause is beside it.
      this.#enter(statement.clauses, around, all);
    }
  }

  #isInside(line: number): boolean {
    return this.#statementsAt[line] !== undefined;
  }

  #logicalLine(line: number): LogicalLine {
    const found = new Set(this.#statementsAt[line] ?? NOTHING);
    let [first, last] = [line, line];
    // A set goes on to what is added meanwhile: what shares a line with a statement belongs to it.
    for (const { line: from, headerEnd } of found)
      for (let each = from; each <= headerEnd; each += 1) {
        first = Math.min(first, each);
        last = Math.max(last, each);
        for (const statement of this.#statementsAt[each]!) found.add(statement);
      }
    const statements = [...found].sort((one, other) => one.from - other.from);
    const expressions = within(statements.flatMap(headerOf));
    const hasComprehension = expressions.some(({ kind }) => kind === 'comprehension');
    return { first, last, statements, expressions, hasComprehension };
  }
}

/** The calls among expressions: of functions and methods of these names, or all. */
export function callsIn(expressions: readonly Expression[], ...names: string[]): Call[] {
  return expressions.filter(
    (expression): expression is Call =>
      expression.kind === 'call' && (names.length === 0 || names.includes(calleeName(expression))),
  );
}
