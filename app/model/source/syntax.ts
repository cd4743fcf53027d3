/**
 * A Python program as a tree, in the terms of Python's own grammar. What the parser did not understand, or no rule asks
 * about, is an `other`.
 */

/** Where a part of a program stands: offsets into its text, and its first line, from 1. */
export interface Place {
  from: number;
  to: number;
  line: number;
}

export type Expression =
  | Name
  | Attribute
  | Subscript
  | Call
  | Lambda
  | Comprehension
  | Display
  | Walrus
  | Binary
  | Not
  | Conditional
  | Constant
  | Starred
  | Await
  | OtherExpression;

export interface Name extends Place {
  kind: 'name';
  name: string;
}

export interface Attribute extends Place {
  kind: 'attribute';
  value: Expression;
  attribute: string;
}

export interface Subscript extends Place {
  kind: 'subscript';
  value: Expression;
  /** One for `a[b]`; several for `a[b, c]` and slices. */
  index: readonly Expression[];
}

export interface Call extends Place {
  kind: 'call';
  callee: Expression;
  arguments: readonly Argument[];
}

export interface Argument {
  /** `key` in `f(key=value)`; null where it goes by position. */
  name: string | null;
  stars: '' | '*' | '**';
  value: Expression;
}

export interface Lambda extends Place {
  kind: 'lambda';
  parameters: readonly Parameter[];
  body: Expression;
}

export interface Parameter {
  name: string;
  stars: '' | '*' | '**';
  default: Expression | null;
}

/** `[e for t in i if c]`, with any brackets; a dict's has two elements. */
export interface Comprehension extends Place {
  kind: 'comprehension';
  brackets: 'list' | 'set' | 'dict' | 'generator';
  elements: readonly Expression[];
  clauses: readonly ComprehensionClause[];
}

export interface ComprehensionClause {
  target: Expression;
  iterable: Expression;
  conditions: readonly Expression[];
}

/** `[a, b]`, `(a, b)`, `{a, b}`, `{a: b}`; of a dict, `items` has the values, and `keys` a key for each, null for `**`. */
export interface Display extends Place {
  kind: 'display';
  brackets: 'list' | 'tuple' | 'set' | 'dict';
  keys: readonly (Expression | null)[];
  items: readonly Expression[];
}

/** `name := value` */
export interface Walrus extends Place {
  kind: 'walrus';
  target: Name;
  value: Expression;
}

/** Arithmetic, comparisons, `and` and `or`: `operator` is as written, with one space in `is not` and `not in`. */
export interface Binary extends Place {
  kind: 'binary';
  operator: string;
  left: Expression;
  right: Expression;
}

export interface Not extends Place {
  kind: 'not';
  operand: Expression;
}

/** `whenTrue if test else otherwise` */
export interface Conditional extends Place {
  kind: 'conditional';
  test: Expression;
  whenTrue: Expression;
  otherwise: Expression;
}

/** A number, a string without replacements, True, False, None or `...`, as written. */
export interface Constant extends Place {
  kind: 'constant';
  text: string;
}

export interface Starred extends Place {
  kind: 'starred';
  value: Expression;
}

export interface Await extends Place {
  kind: 'await';
  value: Expression;
}

export interface OtherExpression extends Place {
  kind: 'other';
  parts: readonly Expression[];
}

/** A statement, or a clause of one that has a header and a block of its own (`elif`, `else`, `except`, `case` …). */
export type Statement =
  | Assignment
  | Augmented
  | Deletion
  | ExpressionStatement
  | Return
  | Scope
  | For
  | Branch
  | With
  | Handler
  | FunctionDefinition
  | ClassDefinition
  | Decorator
  | OtherStatement;

/** A statement's place is that of its header, without its block. */
interface Block extends Place {
  /** The last line of the header, and of the whole statement with its blocks. */
  headerEnd: number;
  end: number;
  /** The statements of its block; then its further clauses. */
  body: readonly Statement[];
  clauses: readonly Statement[];
}

/** `a = b = value`, also with an annotation; `value` is null for `a: int`. */
export interface Assignment extends Block {
  kind: 'assignment';
  targets: readonly Expression[];
  value: Expression | null;
}

/** `a += value` */
export interface Augmented extends Block {
  kind: 'augmented';
  target: Expression;
  value: Expression;
}

export interface Deletion extends Block {
  kind: 'deletion';
  targets: readonly Expression[];
}

export interface ExpressionStatement extends Block {
  kind: 'expression';
  value: Expression;
}

export interface Return extends Block {
  kind: 'return';
  value: Expression | null;
}

export interface Scope extends Block {
  kind: 'scope';
  keyword: 'global' | 'nonlocal';
  names: readonly string[];
}

export interface For extends Block {
  kind: 'for';
  target: Expression;
  iterable: Expression;
}

/** What tests an expression: `assert` has no block. */
export interface Branch extends Block {
  kind: 'branch';
  keyword: 'if' | 'elif' | 'while' | 'assert';
  test: Expression;
}

export interface With extends Block {
  kind: 'with';
  items: readonly { context: Expression; target: Expression | null }[];
}

/** `except type as name:` */
export interface Handler extends Block {
  kind: 'except';
  types: readonly Expression[];
  name: string | null;
}

export interface FunctionDefinition extends Block {
  kind: 'function';
  name: string;
  /** As `__qualname__` has it: `Outer.method`, `make.<locals>.inner`. */
  qualifiedName: string;
  isAsync: boolean;
  parameters: readonly Parameter[];
  decorators: readonly Expression[];
}

export interface ClassDefinition extends Block {
  kind: 'class';
  name: string;
  qualifiedName: string;
  bases: readonly Argument[];
  decorators: readonly Expression[];
}

/** The line of a decorator; its function or class has it too. */
export interface Decorator extends Block {
  kind: 'decorator';
  value: Expression;
}

/** What no rule asks about: `import`, `raise`, `pass`, `try`, `else`, `match`, `case` … `parts` are its expressions. */
export interface OtherStatement extends Block {
  kind: 'other';
  parts: readonly Expression[];
  /** Names that it binds: those of an import, or a pattern. */
  binds: readonly string[];
}
