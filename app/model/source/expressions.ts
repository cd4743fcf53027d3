import type { Call, Expression, Name, Statement } from './syntax.ts';

/** The expressions right inside another one. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'name':
    case 'constant':
      return [];
    case 'attribute':
    case 'starred':
    case 'await':
      return [expression.value];
    case 'subscript':
      return [expression.value, ...expression.index];
    case 'call':
      return [expression.callee, ...expression.arguments.map(({ value }) => value)];
    case 'lambda':
      return [...expression.parameters.flatMap((parameter) => parameter.default ?? []), expression.body];
    case 'comprehension':
      return [
        ...expression.elements,
        ...expression.clauses.flatMap(({ target, iterable, conditions }) => [
          target,
          iterable,
          ...conditions,
        ]),
      ];
    case 'display':
      return [...expression.keys.flatMap((key) => key ?? []), ...expression.items];
    case 'walrus':
      return [expression.target, expression.value];
    case 'binary':
      return [expression.left, expression.right];
    case 'not':
      return [expression.operand];
    case 'conditional':
      return [expression.test, expression.whenTrue, expression.otherwise];
    case 'other':
      return expression.parts;
  }
}

/** The expressions of a statement's own header, outermost only; none of its block. */
export function headerOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'assignment':
      return statement.value === null ? statement.targets : [...statement.targets, statement.value];
    case 'augmented':
      return [statement.target, statement.value];
    case 'deletion':
      return statement.targets;
    case 'expression':
    case 'decorator':
      return [statement.value];
    case 'return':
      return statement.value === null ? [] : [statement.value];
    case 'scope':
      return [];
    case 'for':
      return [statement.target, statement.iterable];
    case 'branch':
      return [statement.test];
    case 'with':
      return statement.items.flatMap(({ context, target }) =>
        target === null ? context : [context, target],
      );
    case 'except':
      return statement.types;
    case 'function':
      return statement.parameters.flatMap((parameter) => parameter.default ?? []);
    case 'class':
      return statement.bases.map(({ value }) => value);
    case 'other':
      return statement.parts;
  }
}

/** Expressions and all that is inside them, each before its parts, in the order of the text. */
export function within(expressions: readonly Expression[]): Expression[] {
  const found: Expression[] = [];
  const visit = (expression: Expression): void => {
    found.push(expression);
    partsOf(expression).forEach(visit);
  };
  expressions.forEach(visit);
  return found;
}

/** `a.b['c'][0]` for names, attributes and subscripts by a constant, as steps write them; null for anything else. */
export function pathOf(expression: Expression | null | undefined): string | null {
  switch (expression?.kind) {
    case 'name':
      return expression.name;
    case 'attribute': {
      const path = pathOf(expression.value);
      return path === null ? null : `${path}.${expression.attribute}`;
    }
    case 'subscript': {
      const [path, index] = [pathOf(expression.value), expression.index[0]];
      if (path === null || expression.index.length !== 1 || index?.kind !== 'constant') return null;
      return `${path}[${index.text.replace(/^"([^'"\\]*)"$/u, "'$1'")}]`;
    }
    default:
      return null;
  }
}

/** The last name of what is called: `ref` for `weakref.ref(…)` and `ref(…)`; '' where it has none. */
export function calleeName(call: Call): string {
  if (call.callee.kind === 'name') return call.callee.name;
  return call.callee.kind === 'attribute' ? call.callee.attribute : '';
}

/** The value of a call's argument, by position where it is given so, else by name; null where it is not given. */
export function argumentOf(call: Call, position: number, name?: string): Expression | null {
  const named = name === undefined ? null : argumentNamed(call, name);
  if (named !== null) return named;
  const before = call.arguments.slice(0, position + 1);
  const isKnown = before.every((argument) => argument.name === null && argument.stars === '');
  return isKnown ? (before[position]?.value ?? null) : null;
}

/** The value of `name=value` in a call; null where it has none. */
export function argumentNamed(call: Call, name: string): Expression | null {
  return call.arguments.find((argument) => argument.name === name)?.value ?? null;
}

/** The names that an assignment to a target binds: not those of attributes and items. */
export function boundNames(target: Expression): Name[] {
  if (target.kind === 'name') return [target];
  if (target.kind === 'starred') return boundNames(target.value);
  return target.kind === 'display' ? target.items.flatMap(boundNames) : [];
}

/**
 * The names that a statement's header binds: by an assignment, `for`, `with`, `except`, `import`, `:=`, `def` or `class`.
 * The variables of comprehensions and lambdas do not count: they are gone before the statement is.
 */
export function namesBoundBy(statement: Statement): string[] {
  const walruses = within(headerOf(statement)).flatMap((expression) =>
    expression.kind === 'walrus' ? expression.target.name : [],
  );
  return [...directlyBoundBy(statement), ...walruses];
}

function directlyBoundBy(statement: Statement): string[] {
  const names = (targets: readonly Expression[]) => targets.flatMap(boundNames).map(({ name }) => name);
  switch (statement.kind) {
    case 'assignment':
      return statement.value === null ? [] : names(statement.targets);
    case 'augmented':
    case 'for':
      return names([statement.target]);
    case 'with':
      return names(statement.items.flatMap(({ target }) => target ?? []));
    case 'except':
      return statement.name === null ? [] : [statement.name];
    case 'function':
    case 'class':
      return [statement.name];
    case 'other':
      return [...statement.binds];
    default:
      return [];
  }
}

/** The names that an expression reads or binds, without those that its own lambdas and comprehensions make. */
export function variablesIn(expression: Expression): Set<string> {
  const found = new Set<string>();
  collectVariables(expression, new Set(), found);
  return found;
}

function collectVariables(expression: Expression, own: ReadonlySet<string>, found: Set<string>): void {
  if (expression.kind === 'name' && !own.has(expression.name)) found.add(expression.name);
  let inside = own;
  if (expression.kind === 'lambda')
    inside = new Set([...own, ...expression.parameters.map(({ name }) => name)]);
  if (expression.kind === 'comprehension')
    inside = new Set([...own, ...comprehensionVariables(expression).map(({ name }) => name)]);
  for (const part of partsOf(expression)) collectVariables(part, inside, found);
}

/** The variables of a comprehension's own loops. */
export function comprehensionVariables(expression: Expression): Name[] {
  if (expression.kind !== 'comprehension') return [];
  return expression.clauses.flatMap(({ target }) => boundNames(target));
}
