import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { ExpressionReader, partsOf, type SourceText, splitAt } from './parseExpressions.ts';
import type { Expression, Statement } from './syntax.ts';

/** The parser knows f-strings and not yet t-strings, which have the same inside: it reads their prefix as an `f`. */
const TEMPLATE_PREFIX = /\bt(?=r?["'])|(?<=\br)t(?=["'])/giu;

/**
 * The statements of a program, also of one with faults in it: what is around them is read all the same. None of a text
 * that is nested so deeply that reading it takes the whole stack: CPython refuses it much earlier, so it never ran.
 */
export function parseProgram(source: SourceText): Statement[] {
  const text = source.text.replace(TEMPLATE_PREFIX, 'f');
  try {
    return new StatementReader(source).block(partsOf(parser.parse(text).topNode));
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** A function or class around what is being read. */
interface Scope {
  kind: 'function' | 'class';
  qualifiedName: string;
}

class StatementReader {
  readonly #source: SourceText;
  readonly #expressions: ExpressionReader;
  readonly #scopes: Scope[] = [];

  constructor(source: SourceText) {
    this.#source = source;
    this.#expressions = new ExpressionReader(source);
  }

  block(nodes: readonly SyntaxNode[]): Statement[] {
    return nodes.flatMap((node) => {
      if (node.name === 'StatementGroup') return this.block(partsOf(node));
      return /(?:Statement|Definition)$/u.test(node.name) ? this.#statement(node) : [];
    });
  }

  #statement(node: SyntaxNode, decorators: readonly SyntaxNode[] = []): Statement[] {
    const parts = partsOf(node);
    switch (node.name) {
      case 'DecoratedStatement': {
        const definition = parts.at(-1)!;
        const found = parts.filter(({ name }) => name === 'Decorator');
        const lines = found.map((decorator) => this.#decorator(decorator));
        return definition.name === 'Decorator' ? lines : [...lines, ...this.#statement(definition, found)];
      }
      case 'FunctionDefinition':
        return [this.#function(node, parts, decorators)];
      case 'ClassDefinition':
        return [this.#class(node, parts, decorators)];
      case 'MatchStatement':
        return [this.#match(node, parts)];
      case 'IfStatement':
      case 'WhileStatement':
      case 'ForStatement':
      case 'TryStatement':
      case 'WithStatement':
        return [this.#compound(node, parts)];
      default:
        return [this.#simple(node, parts)];
    }
  }

  /** A statement without a block. */
  #simple(node: SyntaxNode, parts: readonly SyntaxNode[]): Statement {
    const expressions = this.#expressions;
    const place = this.#header(node, parts);
    switch (node.name) {
      case 'AssignStatement': {
        const assigned = splitAt(
          parts.filter(({ name }) => name !== 'TypeDef'),
          'AssignOp',
        ).map((group) => expressions.sequence(group));
        const value = assigned.length > 1 ? assigned.pop()! : null;
        const targets = assigned.filter((target) => target !== null);
        return { kind: 'assignment', targets, value, ...place };
      }
      case 'UpdateStatement': {
        const [target, value] = splitAt(parts, 'UpdateOp').map((group) => expressions.sequence(group));
        if (target == null || value == null) break;
        return { kind: 'augmented', target, value, ...place };
      }
      case 'DeleteStatement':
        return { kind: 'deletion', targets: expressions.each(parts.slice(1)), ...place };
      case 'ExpressionStatement': {
        const value = expressions.sequence(parts);
        if (value === null) break;
        return { kind: 'expression', value, ...place };
      }
      case 'YieldStatement':
      case 'PrintStatement': {
        const value = { kind: 'other', parts: expressions.each(parts), ...expressions.place(node) } as const;
        return { kind: 'expression', value, ...place };
      }
      case 'ReturnStatement':
        return { kind: 'return', value: expressions.sequence(parts.slice(1)), ...place };
      case 'ScopeStatement': {
        const keyword = parts[0]!.name === 'global' ? 'global' : 'nonlocal';
        const names = parts.slice(1).filter(({ name }) => name === 'VariableName');
        return { kind: 'scope', keyword, names: names.map((name) => expressions.textOf(name)), ...place };
      }
      case 'AssertStatement': {
        const [test] = expressions.each(parts.slice(1));
        if (test === undefined) break;
        return { kind: 'branch', keyword: 'assert', test, ...place };
      }
      case 'ImportStatement':
        return { kind: 'other', parts: [], binds: this.#imported(parts), ...place };
    }
    return { kind: 'other', parts: expressions.each(parts), binds: [], ...place };
  }

  /** `if`, `for` and the like: each header with its block, the first of which owns the others. */
  #compound(node: SyntaxNode, parts: readonly SyntaxNode[]): Statement {
    const clauses: Statement[] = [];
    let header: SyntaxNode[] = [];
    for (const part of parts) {
      header.push(part);
      if (part.name !== 'Body') continue;
      clauses.push(this.#clause(header));
      header = [];
    }
    if (header.length > 0) clauses.push(this.#clause(header));
    const [first, ...others] = clauses;
    return { ...first!, clauses: others, end: this.#endOf(node) };
  }

  #clause(nodes: readonly SyntaxNode[]): Statement {
    const expressions = this.#expressions;
    const header = this.#header(nodes[0]!, nodes, nodes.at(-1)!);
    const parts = nodes.filter(({ name }) => name !== 'Body' && name !== 'async');
    const [keyword, ...rest] = parts;
    switch (keyword?.name) {
      case 'if':
      case 'elif':
      case 'while': {
        const test = expressions.sequence(rest);
        if (test === null) break;
        return { kind: 'branch', keyword: keyword.name, test, ...header };
      }
      case 'for': {
        const [targets, iterables] = splitAt(rest, 'in');
        const target = expressions.sequence(targets!);
        const iterable = expressions.sequence(iterables ?? []);
        if (target === null || iterable === null) break;
        return { kind: 'for', target, iterable, ...header };
      }
      case 'with': {
        const items = splitAt(rest, ',').flatMap((group) => {
          const [context, target] = splitAt(group, 'as').map((side) => expressions.sequence(side));
          return context == null ? [] : [{ context, target: target ?? null }];
        });
        return { kind: 'with', items, ...header };
      }
      case 'except': {
        const at = rest.findIndex(({ name }) => name === 'as');
        const name = at === -1 ? undefined : rest[at + 1];
        const types = expressions.each(
          (at === -1 ? rest : rest.slice(0, at)).filter((part) => part.name !== '*'),
        );
        return {
          kind: 'except',
          types,
          name: name === undefined ? null : expressions.textOf(name),
          ...header,
        };
      }
    }
    return { kind: 'other', parts: expressions.each(rest), binds: [], ...header };
  }

  #function(node: SyntaxNode, parts: readonly SyntaxNode[], decorators: readonly SyntaxNode[]): Statement {
    const name = this.#nameOf(parts);
    const qualifiedName = this.#qualified(name);
    const header = this.#definition(node, parts, { kind: 'function', qualifiedName });
    return {
      kind: 'function',
      name,
      qualifiedName,
      isAsync: parts[0]!.name === 'async',
      parameters: this.#expressions.parameters(parts.find((part) => part.name === 'ParamList')),
      decorators: decorators.map((decorator) => this.#decorating(decorator)),
      ...header,
    };
  }

  #class(node: SyntaxNode, parts: readonly SyntaxNode[], decorators: readonly SyntaxNode[]): Statement {
    const name = this.#nameOf(parts);
    const qualifiedName = this.#qualified(name);
    const list = parts.find((part) => part.name === 'ArgList');
    const header = this.#definition(node, parts, { kind: 'class', qualifiedName });
    return {
      kind: 'class',
      name,
      qualifiedName,
      bases: list === undefined ? [] : this.#expressions.arguments(list),
      decorators: decorators.map((decorator) => this.#decorating(decorator)),
      ...header,
    };
  }

  #match(node: SyntaxNode, parts: readonly SyntaxNode[]): Statement {
    const body = parts.find(({ name }) => name === 'MatchBody');
    const header = this.#header(node, parts, body ?? node);
    const clauses = (body === undefined ? [] : partsOf(body)).filter(({ name }) => name === 'MatchClause');
    return {
      kind: 'other',
      parts: this.#expressions.each(parts.slice(1).filter((part) => part !== body)),
      binds: [],
      ...header,
      clauses: clauses.map((clause) => this.#case(clause)),
      end: this.#endOf(node),
    };
  }

  #case(node: SyntaxNode): Statement {
    const parts = partsOf(node);
    const header = this.#header(node, parts);
    const guard = parts.find(({ name }) => name === 'Guard');
    const binds: string[] = [];
    node.cursor().iterate((at) => {
      if (at.name === 'Body') return false;
      if (at.name === 'CapturePattern') binds.push(this.#expressions.textOf(at.node));
      return true;
    });
    return {
      kind: 'other',
      parts: guard === undefined ? [] : this.#expressions.each(partsOf(guard).slice(1)),
      binds: binds.filter((name) => name !== '_'),
      ...header,
    };
  }

  #decorator(node: SyntaxNode): Statement {
    return { kind: 'decorator', value: this.#decorating(node), ...this.#header(node, []) };
  }

  /** The grammar has a decorator's names side by side: `@a.b(c)` is At, a, b and a list of arguments. */
  #decorating(node: SyntaxNode): Expression {
    const [, ...parts] = partsOf(node);
    const place = this.#expressions.place(node);
    let found: Expression | null = null;
    for (const part of parts) {
      if (part.name === '.') continue;
      if (found === null) found = this.#expressions.expression(part);
      else if (part.name === 'ArgList')
        found = { kind: 'call', callee: found, arguments: this.#expressions.arguments(part), ...place };
      else found = { kind: 'attribute', value: found, attribute: this.#expressions.textOf(part), ...place };
    }
    return found ?? { kind: 'other', parts: [], ...place };
  }

  #definition(node: SyntaxNode, parts: readonly SyntaxNode[], scope: Scope) {
    this.#scopes.push(scope);
    const header = this.#header(node, parts);
    this.#scopes.pop();
    return header;
  }

  /** The place and the block of a statement that consists of some nodes. */
  #header(node: SyntaxNode, parts: readonly SyntaxNode[], last = node) {
    const body = parts.find(({ name }) => name === 'Body' || name === 'MatchBody');
    // A block's `:` belongs to its header.
    const to = body === undefined ? last.to : body.from + 1;
    const line = this.#source.lineAt(node.from);
    return {
      from: node.from,
      to,
      line,
      headerEnd: Math.max(line, this.#source.lineAt(Math.max(node.from, to - 1))),
      end: this.#endOf(last),
      body: body?.name === 'Body' ? this.block(partsOf(body)) : [],
      clauses: [] as Statement[],
    };
  }

  /** The last line of a node that has something on it: a block's goes on to where the next statement begins. */
  #endOf(node: SyntaxNode): number {
    const { text } = this.#source;
    let to = node.to;
    while (to > node.from && /\s/u.test(text[to - 1]!)) to -= 1;
    return this.#source.lineAt(Math.max(node.from, to - 1));
  }

  #nameOf(parts: readonly SyntaxNode[]): string {
    const name = parts.find((part) => part.name === 'VariableName');
    return name === undefined ? '' : this.#expressions.textOf(name);
  }

  #qualified(name: string): string {
    const around = this.#scopes.at(-1);
    if (around === undefined) return name;
    return `${around.qualifiedName}${around.kind === 'function' ? '.<locals>' : ''}.${name}`;
  }

  /** `import a.b` binds `a`; `as` decides otherwise. */
  #imported(parts: readonly SyntaxNode[]): string[] {
    const isFrom = parts[0]?.name === 'from';
    const at = parts.findLastIndex(({ name }) => name === 'import');
    const names = parts.slice(at + 1).filter(({ name }) => name !== '(' && name !== ')');
    return splitAt(names, ',').flatMap((group) => {
      const variables = group.filter(({ name }) => name === 'VariableName');
      const hasAlias = group.some(({ name }) => name === 'as');
      const name = hasAlias || isFrom ? variables.at(-1) : variables[0];
      return name === undefined ? [] : [this.#expressions.textOf(name)];
    });
  }
}
