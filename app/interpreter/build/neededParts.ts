import { parseAst } from 'vite';

/** What is needed here of ESTree: `type` says which other properties a node has. */
interface Node {
  type: string;
  start: number;
  end: number;
  [property: string]: unknown;
}

/** A statement of a function's body, or one variable of a declaration: kept or left out as a whole. */
interface Part {
  text: string;
  /** Declared by it. */
  names: string[];
  /** What it gives a property to: it is kept with that. */
  owner: string | null;
  /**
   * The property of the function's result that it gives a value to: it is kept where that is mentioned, or where all that
   * it mentions is there anyway.
   */
  offers: string | null;
  /** Whether running it does more than to make a value. */
  acts: boolean;
  mentions: Mentions;
}

interface Mentions {
  variables: Set<string>;
  /** Of whatever object; a text may be the name of one as well. */
  properties: Set<string>;
}

/**
 * Of a source that declares one function, leaves out of its body what is of no use to what the function does. `result` is
 * the variable that the function gives: what one of its properties offers is no use by itself. A mention is told by its
 * name alone, wherever it stands, so that more may be kept than is needed; a name that is only put together when the
 * function runs is none.
 */
export function neededParts(source: string, result: string): string {
  const body = bodyOf(source);
  const statements = (body.body as Node[]).map((node) => ({ node, parts: partsOf(source, node, result) }));
  const needed = neededOf(statements.flatMap(({ parts }) => parts));
  const kept = statements.map(({ node, parts }) => {
    const texts = parts.filter((part) => needed.has(part)).map(({ text }) => text);
    if (node.type !== 'VariableDeclaration' || texts.length === 0) return texts.join('');
    return `${node.kind} ${texts.join(',')};`;
  });
  return `${source.slice(0, body.start + 1)}${kept.join('')}${source.slice(body.end - 1)}`;
}

/** Of the one object that a source gives a variable at its declaration, leaves out the properties that `keeps` denies. */
export function withProperties(
  source: string,
  variable: string,
  keeps: (property: string) => boolean,
): string {
  const declarations = (bodyOf(source).body as Node[]).flatMap((node) => (node.declarations ?? []) as Node[]);
  const object = declarations.find(({ id }) => nameOf(id as Node) === variable)?.init as Node | undefined;
  if (object?.type !== 'ObjectExpression') throw new Error(`There is no object ${variable}.`);
  const kept = (object.properties as Node[]).filter(({ key }) => keeps(nameOf(key as Node)));
  const texts = kept.map(({ start, end }) => source.slice(start, end));
  return `${source.slice(0, object.start)}{${texts.join(',')}}${source.slice(object.end)}`;
}

function bodyOf(source: string): Node {
  const functions = (parseAst(source).body as unknown as Node[]).filter(
    ({ type }) => type === 'FunctionDeclaration',
  );
  if (functions.length !== 1) throw new Error(`There are ${functions.length} functions instead of one.`);
  return functions[0]!.body as Node;
}

function partsOf(source: string, statement: Node, result: string): Part[] {
  const part = ({ start, end }: Node, rest: Partial<Part>): Part => ({
    text: source.slice(start, end),
    names: [],
    owner: null,
    offers: null,
    acts: false,
    mentions: mentionedIn([]),
    ...rest,
  });
  if (statement.type === 'VariableDeclaration')
    return (statement.declarations as Node[]).map((variable) =>
      part(variable, {
        names: [...mentionedIn(variable.id).variables],
        acts: (variable.id as Node).type !== 'Identifier' || !onlyMakesAValue(variable.init),
        mentions: mentionedIn([variable.id, variable.init]),
      }),
    );
  if (statement.type === 'FunctionDeclaration')
    return [
      part(statement, {
        names: [nameOf(statement.id as Node)],
        mentions: mentionedIn([statement.params, statement.body]),
      }),
    ];
  const { object, property, value } = assignedProperty(statement);
  if (object === null || !onlyMakesAValue(value))
    return [part(statement, { acts: true, mentions: mentionedIn(statement) })];
  const mentions = mentionedIn(value);
  return [part(statement, object === result ? { offers: property, mentions } : { owner: object, mentions })];
}

/** `object.property = value;`, or `object["property"] = value;`; null for another statement. */
function assignedProperty({ type, expression }: Node): {
  object: string | null;
  property: string;
  value: unknown;
} {
  const { left, right } = (type === 'ExpressionStatement' ? expression : {}) as { left?: Node; right?: Node };
  const object = left?.type === 'MemberExpression' ? (left.object as Node) : null;
  if (object?.type !== 'Identifier') return { object: null, property: '', value: null };
  return { object: nameOf(object), property: nameOf(left!.property as Node), value: right };
}

const VALUES = new Set(['Literal', 'Identifier', 'FunctionExpression', 'ArrowFunctionExpression']);
/** Classes whose instances are made without anybody noticing. */
const PLAIN_CLASSES = new Set(['Map', 'Set', 'Float32Array', 'Int32Array']);

function onlyMakesAValue(expression: unknown): boolean {
  const { type, ...node } = (expression ?? { type: 'Literal' }) as Node;
  switch (type) {
    case 'ObjectExpression':
      return (node.properties as Node[]).every(
        ({ type, computed, value }) => type === 'Property' && !computed && onlyMakesAValue(value),
      );
    case 'ArrayExpression':
      return (node.elements as Node[]).every(onlyMakesAValue);
    case 'MemberExpression':
      return !node.computed && onlyMakesAValue(node.object);
    case 'UnaryExpression':
      return node.operator !== 'delete' && onlyMakesAValue(node.argument);
    case 'NewExpression':
      return (
        PLAIN_CLASSES.has(nameOf(node.callee as Node)) && (node.arguments as Node[]).every(onlyMakesAValue)
      );
    default:
      return VALUES.has(type);
  }
}

/** The name of an identifier, or a literal as a text; empty for what is neither. */
function nameOf({ name, value }: Node): string {
  return String(name ?? value ?? '');
}

function mentionedIn(root: unknown): Mentions {
  const mentions: Mentions = { variables: new Set(), properties: new Set() };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const each of value) visit(each);
      return;
    }
    if (value === null || typeof value !== 'object') return;
    const node = value as Node;
    if (node.type === 'Identifier') mentions.variables.add(nameOf(node));
    if (node.type === 'Literal' && typeof node.value === 'string') mentions.properties.add(node.value);
    for (const [name, part] of Object.entries(node)) {
      const isName = (name === 'property' || name === 'key') && node.computed === false;
      if (isName) mentions.properties.add(nameOf(part as Node));
      else visit(part);
    }
  };
  visit(root);
  return mentions;
}

function neededOf(parts: readonly Part[]): Set<Part> {
  const byName = groupedBy(parts, ({ names }) => names);
  const byOwner = groupedBy(parts, ({ owner }) => (owner === null ? [] : [owner]));
  const byOffer = groupedBy(parts, ({ offers }) => (offers === null ? [] : [offers]));
  const needed = new Set<Part>();
  // To give a property to what is declared elsewhere is more than to make a value.
  const left = parts.filter(({ acts, owner }) => acts || (owner !== null && !byName.has(owner)));
  while (left.length > 0) {
    const part = left.pop()!;
    if (needed.has(part)) continue;
    needed.add(part);
    for (const name of part.names) left.push(...(byOwner.get(name) ?? []));
    for (const name of part.mentions.variables) left.push(...(byName.get(name) ?? []));
    for (const name of part.mentions.properties) left.push(...(byOffer.get(name) ?? []));
  }
  for (const part of parts) {
    const declared = [...part.mentions.variables].flatMap((name) => byName.get(name) ?? []);
    if (part.offers !== null && declared.every((other) => needed.has(other))) needed.add(part);
  }
  return needed;
}

function groupedBy(parts: readonly Part[], keysOf: (part: Part) => readonly string[]): Map<string, Part[]> {
  const groups = new Map<string, Part[]>();
  for (const part of parts)
    for (const key of keysOf(part)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [part]);
      else group.push(part);
    }
  return groups;
}
