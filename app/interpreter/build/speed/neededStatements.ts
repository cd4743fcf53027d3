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
  /** What it gives a property to: it is kept with that, by whatever name that is known besides. */
  owner: string | null;
  /** What it only gives another name, where it does that; empty for what has no name. */
  aliasOf: string | null;
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
export function neededStatements(source: string, result: string): string {
  const body = bodyOf(source);
  const statements = (body.body as Node[]).map((node) => ({ node, parts: partsOf(source, node, result) }));
  const needed = neededOf(statements.flatMap(({ parts }) => parts));
  const kept = statements.map(({ node, parts }) => {
    const text = parts.flatMap((part) => (needed.has(part) ? part.text : [])).join(',');
    if (text === '') return '';
    if (node.type === 'VariableDeclaration') return `${node.kind} ${text};`;
    // Where statements were told apart by the ends of lines.
    return text.endsWith(';') || node.type === 'FunctionDeclaration' ? text : `${text};`;
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
    aliasOf: null,
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
        aliasOf: aliasIn(variable.init),
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
  const assigned = assignedProperty(statement);
  if (assigned === null || !onlyMakesAValue(assigned.value))
    return [part(statement, { acts: true, mentions: mentionedIn(statement) })];
  const { object, property, value } = assigned;
  if (object === result) return [part(statement, { offers: property, mentions: mentionedIn(value) })];
  return [part(statement, { owner: object, mentions: mentionedIn(statement) })];
}

/** `object.property = value;`, or `object["property"] = value;`; null for another statement. */
function assignedProperty({
  type,
  expression,
}: Node): { object: string; property: string; value: Node } | null {
  const assignment = type === 'ExpressionStatement' ? (expression as Node) : null;
  if (assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=') return null;
  const { left, right } = assignment as unknown as { left: Node; right: Node };
  if (left.type !== 'MemberExpression' || (left.object as Node).type !== 'Identifier') return null;
  const property = left.property as Node;
  if (left.computed && property.type !== 'Literal') return null;
  return { object: nameOf(left.object as Node), property: nameOf(property), value: right };
}

const VALUES = new Set(['Literal', 'Identifier', 'FunctionExpression', 'ArrowFunctionExpression']);
/** Classes whose instances are made without anybody noticing. */
const PLAIN_CLASSES = new Set(['Map', 'Set', 'Float32Array', 'Int32Array']);

function onlyMakesAValue(expression: unknown): boolean {
  const { type, ...node } = (expression ?? { type: 'Literal' }) as Node;
  switch (type) {
    case 'ObjectExpression':
      return (node.properties as Node[]).every(
        ({ type, kind, computed, value }) =>
          type === 'Property' && kind === 'init' && !computed && onlyMakesAValue(value),
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

/** What a variable is another name of, empty for what has none; null where its value is new. */
function aliasIn(value: unknown): string | null {
  const node = value as Node | null;
  if (node?.type === 'Identifier') return nameOf(node);
  return node === null || node.type === 'MemberExpression' ? '' : null;
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
    if (node.type === 'Literal') mentions.properties.add(nameOf(node));
    if (node.type === 'TemplateElement') mentions.properties.add((node.value as { cooked: string }).cooked);
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
  /** The name under which was made what has this name; null for what is not made here. */
  const made = (name: string): string | null => {
    for (const names = new Set<string>(); byName.has(name) && !names.has(name); ) {
      names.add(name);
      const alias = byName.get(name)!.find(({ aliasOf }) => aliasOf !== null)?.aliasOf;
      if (typeof alias !== 'string') return name;
      name = alias;
    }
    return null;
  };
  const ownerOf = ({ owner }: Part) => (owner === null ? null : made(owner));
  const byOwner = groupedBy(parts, (part) => ownerOf(part) ?? []);
  const byOffer = groupedBy(parts, ({ offers }) => offers ?? []);
  const needed = new Set<Part>();
  const keep = (first: readonly Part[]) => {
    for (const left = [...first]; left.length > 0; ) {
      const part = left.pop()!;
      if (needed.has(part)) continue;
      needed.add(part);
      for (const name of part.names) left.push(...(byOwner.get(name) ?? []));
      for (const name of part.mentions.variables) left.push(...(byName.get(name) ?? []));
      for (const name of part.mentions.properties) left.push(...(byOffer.get(name) ?? []));
    }
  };
  // To give a property to what was made elsewhere is more than to make a value.
  keep(parts.filter((part) => part.acts || (part.owner !== null && ownerOf(part) === null)));
  const offered = parts.filter(({ offers }) => offers !== null);
  const isThere = (name: string) => (byName.get(name) ?? []).every((other) => needed.has(other));
  keep(offered.filter(({ mentions }) => [...mentions.variables].every(isThere)));
  return needed;
}

function groupedBy(
  parts: readonly Part[],
  keysOf: (part: Part) => string | readonly string[],
): Map<string, Part[]> {
  const groups = new Map<string, Part[]>();
  for (const part of parts)
    for (const key of [keysOf(part)].flat()) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [part]);
      else group.push(part);
    }
  return groups;
}
