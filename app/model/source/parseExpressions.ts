import type { SyntaxNode } from '@lezer/common';
import type { Argument, ComprehensionClause, Expression, Name, Parameter, Place } from './syntax.ts';

/** A program's text, and the lines of its offsets. */
export interface SourceText {
  text: string;
  lineAt(offset: number): number;
}

/** What is nested deeper is not looked into: nobody wrote it, and reading it would take the stack. */
const MOST_NESTED = 300;

/** The children of a node that say something. */
export function partsOf(node: SyntaxNode): SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (!child.type.isError && child.name !== 'Comment') parts.push(child);
  return parts;
}

/** Groups of nodes between separators. */
export function splitAt(nodes: readonly SyntaxNode[], separator: string): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [[]];
  for (const node of nodes)
    if (node.name === separator) groups.push([]);
    else groups.at(-1)!.push(node);
  return groups;
}

const PUNCTUATION = /^[^A-Za-z]/u;
const KEYWORDS = new Set(['for', 'async', 'in', 'if', 'else', 'not', 'is', 'and', 'or', 'await', 'yield']);
/** By node of the grammar: what its brackets make. */
const COMPREHENSIONS = {
  ArrayComprehensionExpression: 'list',
  SetComprehensionExpression: 'set',
  DictionaryComprehensionExpression: 'dict',
  ComprehensionExpression: 'generator',
} as const;

/** Makes expressions of the parser's nodes. */
export class ExpressionReader {
  readonly #source: SourceText;
  #depth = 0;

  constructor(source: SourceText) {
    this.#source = source;
  }

  textOf(node: SyntaxNode): string {
    return this.#source.text.slice(node.from, node.to);
  }

  place(node: SyntaxNode, last = node): Place {
    return { from: node.from, to: last.to, line: this.#source.lineAt(node.from) };
  }

  /** What several nodes make together: a tuple where commas stand between them; null for none. */
  sequence(nodes: readonly SyntaxNode[]): Expression | null {
    const [first, last] = [nodes[0], nodes.at(-1)];
    if (first === undefined || last === undefined) return null;
    const items = splitAt(nodes, ',').flatMap((group) => this.#item(group) ?? []);
    if (items.length === 1 && !nodes.some(({ name }) => name === ',')) return items[0]!;
    return { kind: 'display', brackets: 'tuple', keys: [], items, ...this.place(first, last) };
  }

  /** The expressions among nodes, each by itself. */
  each(nodes: readonly SyntaxNode[]): Expression[] {
    return nodes.flatMap((node) => (isExpression(node) ? [this.expression(node)] : []));
  }

  expression(node: SyntaxNode): Expression {
    if (this.#depth >= MOST_NESTED) return { kind: 'other', parts: [], ...this.place(node) };
    this.#depth += 1;
    const found = this.#expression(node);
    this.#depth -= 1;
    return found;
  }

  arguments(list: SyntaxNode): Argument[] {
    const parts = inner(list);
    if (parts.some(({ name }) => name === 'for'))
      return [{ name: null, stars: '', value: this.#comprehension('generator', list, parts) }];
    return splitAt(parts, ',').flatMap((group): Argument[] => {
      const [first, second, third] = group;
      if (first === undefined) return [];
      if (second?.name === 'AssignOp') {
        if (third === undefined) return [];
        // The grammar does not tell `f(name := value)` from `f(name=value)`.
        if (this.textOf(second) === ':=' && first.name === 'VariableName')
          return [{ name: null, stars: '', value: this.#walrus(first, third) }];
        return [this.#argument(this.textOf(first), '', third)];
      }
      const stars = starsOf(first);
      const value = stars === '' ? first : second;
      return value === undefined ? [] : [this.#argument(null, stars, value)];
    });
  }

  parameters(list: SyntaxNode | undefined): Parameter[] {
    if (list === undefined) return [];
    return splitAt(inner(list), ',').flatMap((group): Parameter[] => {
      const name = group.find((node) => node.name === 'VariableName');
      if (name === undefined) return [];
      const assigned = group[group.findIndex((node) => node.name === 'AssignOp') + 1];
      const hasDefault = assigned !== undefined && assigned !== group[0];
      return [
        {
          name: this.textOf(name),
          stars: starsOf(group[0]!),
          default: hasDefault ? this.expression(assigned) : null,
        },
      ];
    });
  }

  #argument(name: string | null, stars: Argument['stars'], value: SyntaxNode): Argument {
    return { name, stars, value: this.expression(value) };
  }

  #item(group: readonly SyntaxNode[]): Expression | null {
    const [first, second] = group;
    if (first === undefined) return null;
    if (starsOf(first) === '') return this.expression(first);
    return second === undefined
      ? null
      : { kind: 'starred', value: this.expression(second), ...this.place(first, second) };
  }

  #expression(node: SyntaxNode): Expression {
    const place = this.place(node);
    const parts = partsOf(node);
    switch (node.name) {
      case 'VariableName':
        return this.#name(node);
      case 'ParenthesizedExpression':
        return this.sequence(inner(node)) ?? { kind: 'other', parts: [], ...place };
      case 'MemberExpression':
        return this.#member(parts, place);
      case 'CallExpression': {
        const [callee, list] = parts;
        if (callee === undefined || list === undefined) break;
        return { kind: 'call', callee: this.expression(callee), arguments: this.arguments(list), ...place };
      }
      case 'LambdaExpression': {
        const body = parts.at(-1)!;
        if (!isExpression(body)) break;
        const list = parts.find(({ name }) => name === 'ParamList');
        return {
          kind: 'lambda',
          parameters: this.parameters(list),
          body: this.expression(body),
          ...place,
        };
      }
      case 'ArrayComprehensionExpression':
      case 'SetComprehensionExpression':
      case 'DictionaryComprehensionExpression':
      case 'ComprehensionExpression':
        return this.#comprehension(COMPREHENSIONS[node.name], node, inner(node));
      case 'ArrayExpression':
        return { kind: 'display', brackets: 'list', keys: [], items: this.#items(inner(node)), ...place };
      case 'TupleExpression':
        return { kind: 'display', brackets: 'tuple', keys: [], items: this.#items(inner(node)), ...place };
      case 'SetExpression':
        return { kind: 'display', brackets: 'set', keys: [], items: this.#items(inner(node)), ...place };
      case 'DictionaryExpression':
        return this.#dictionary(node);
      case 'NamedExpression': {
        const [target, , value] = parts;
        if (target?.name !== 'VariableName' || value === undefined) break;
        return this.#walrus(target, value);
      }
      case 'BinaryExpression': {
        const [left, right] = [parts[0], parts.at(-1)];
        if (left === undefined || right === undefined || parts.length < 3) break;
        const operator = parts
          .slice(1, -1)
          .map((part) => this.textOf(part))
          .join(' ');
        return {
          kind: 'binary',
          operator,
          left: this.expression(left),
          right: this.expression(right),
          ...place,
        };
      }
      case 'UnaryExpression': {
        const [operator, operand] = parts;
        if (operator?.name !== 'not' || operand === undefined) break;
        return { kind: 'not', operand: this.expression(operand), ...place };
      }
      case 'ConditionalExpression': {
        const [whenTrue, test, otherwise] = parts.filter(isExpression);
        if (whenTrue === undefined || test === undefined || otherwise === undefined) break;
        return {
          kind: 'conditional',
          test: this.expression(test),
          whenTrue: this.expression(whenTrue),
          otherwise: this.expression(otherwise),
          ...place,
        };
      }
      case 'AwaitExpression': {
        const value = parts.at(-1);
        if (value === undefined || !isExpression(value)) break;
        return { kind: 'await', value: this.expression(value), ...place };
      }
      case 'String':
      case 'Number':
      case 'Boolean':
      case 'None':
      case 'Ellipsis':
        return { kind: 'constant', text: this.textOf(node), ...place };
      case 'ContinuedString':
        if (parts.every(({ name }) => name === 'String'))
          return { kind: 'constant', text: this.textOf(node), ...place };
    }
    return { kind: 'other', parts: this.each(parts), ...place };
  }

  #name(node: SyntaxNode): Name {
    return { kind: 'name', name: this.textOf(node), ...this.place(node) };
  }

  #walrus(target: SyntaxNode, value: SyntaxNode): Expression {
    const place = this.place(target, value);
    return { kind: 'walrus', target: this.#name(target), value: this.expression(value), ...place };
  }

  #member(parts: readonly SyntaxNode[], place: Place): Expression {
    const [value, , property] = parts;
    const object = this.expression(value!);
    if (property?.name === 'PropertyName')
      return { kind: 'attribute', value: object, attribute: this.textOf(property), ...place };
    return { kind: 'subscript', value: object, index: this.each(parts.slice(1)), ...place };
  }

  #items(nodes: readonly SyntaxNode[]): Expression[] {
    return splitAt(nodes, ',').flatMap((group) => this.#item(group) ?? []);
  }

  #dictionary(node: SyntaxNode): Expression {
    const [keys, items]: [(Expression | null)[], Expression[]] = [[], []];
    for (const group of splitAt(inner(node), ',')) {
      const values = this.each(group);
      const value = values.at(-1);
      if (value === undefined) continue;
      keys.push(values.length > 1 ? values[0]! : null);
      items.push(value);
    }
    return { kind: 'display', brackets: 'dict', keys, items, ...this.place(node) };
  }

  #comprehension(
    brackets: 'list' | 'set' | 'dict' | 'generator',
    node: SyntaxNode,
    parts: readonly SyntaxNode[],
  ): Expression {
    const start = parts.findIndex(({ name }) => name === 'for');
    const clauses = splitAt(parts.slice(start), 'for').flatMap((group): ComprehensionClause[] => {
      const at = group.findIndex(({ name }) => name === 'in');
      const [iterable, ...conditions] = this.each(group.slice(at + 1));
      const target = at === -1 ? null : this.sequence(group.slice(0, at));
      return target === null || iterable === undefined ? [] : [{ target, iterable, conditions }];
    });
    const elements = this.each(parts.slice(0, start));
    return { kind: 'comprehension', brackets, elements, clauses, ...this.place(node) };
  }
}

function isExpression({ name }: SyntaxNode): boolean {
  return !PUNCTUATION.test(name) && !KEYWORDS.has(name) && !/Op$|^FormatConversion$/u.test(name);
}

function starsOf({ name }: SyntaxNode): '' | '*' | '**' {
  return name === '*' || name === '**' ? name : '';
}

/** The parts of a node between its brackets, where it has any. */
function inner(node: SyntaxNode): SyntaxNode[] {
  const parts = partsOf(node);
  if (/^[([{]$/u.test(parts[0]?.name ?? '')) parts.shift();
  if (/^[)\]}]$/u.test(parts.at(-1)?.name ?? '')) parts.pop();
  return parts;
}
