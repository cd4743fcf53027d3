import { calleeName, headerOf, pathOf, within } from '../source/expressions.ts';
import type { Expression, Statement } from '../source/syntax.ts';
import type { Evidence } from './evidence.ts';
import type { Pitfall } from './pitfall.ts';

const WEAK_CONTAINER = /^Weak(ValueDictionary|KeyDictionary|Set)$/u;

/** Weak containers that were asked first and used later. */
export const WEAK_CHECK_PITFALLS: readonly Pitfall[] = [
  {
    id: 'weak-check-then-use',
    recognised:
      'a line asks a weak container (`in`, `len`, `bool`, `get` in a test), a later one of the same function uses what was asked about, and between the two a weakref of the container was cleared: that of the entry, or the last one.',
    advice:
      'Ask once and keep the answer: `value = cache.get(key)`, then `if value is not None`. The variable keeps the object alive meanwhile.',
    *find(evidence) {
      if (!evidence.program.all.some((statement) => asksIn(statement).length > 0)) return;
      const open = new Map<string, Asked[]>();
      for (const [index, { function: where, line }] of evidence.steps.entries()) {
        const asked = open.get(where) ?? [];
        const { statements } = evidence.program.at(line);
        for (const ask of asked.toReversed()) {
          if (ask.index === index || !statements.some((statement) => isUse(statement, ask))) continue;
          const died = diedBetween(evidence, ask, index);
          if (died === null) continue;
          yield {
            seq: evidence.seqOfStep(index),
            line,
            message: `Line ${ask.line} asked ${quoted(ask)}, and here that is relied on; but in between ${evidence.called(died)} died, and its entry went with it.`,
          };
        }
        const fresh = statements.flatMap(asksIn).map((ask) => ({ ...ask, index, line }));
        const isAgain = (old: Asked) =>
          fresh.some(({ container, key }) => container === old.container && key === old.key);
        const kept = [...asked.filter((old) => !isAgain(old)), ...fresh].slice(-MOST_OPEN);
        if (kept.length > 0) open.set(where, kept);
      }
    },
  },
];

/** Questions of one function that are remembered. */
const MOST_OPEN = 8;

interface Ask {
  /** The container as the program writes it. */
  container: string;
  /** The key or member as the program writes it; null for a question about the whole. */
  key: string | null;
  /** How it was asked. */
  by: string;
}

interface Asked extends Ask {
  index: number;
  line: number;
}

/** What a statement asks of containers, weak or not: in the tests of an `if`, `while` or conditional expression. */
function asksIn(statement: Statement): Ask[] {
  const asks: Ask[] = [];
  const tests: Expression[] = within(headerOf(statement)).flatMap((expression) =>
    expression.kind === 'conditional' ? [expression.test] : [],
  );
  if (statement.kind === 'branch') tests.push(statement.test);
  if (statement.kind === 'assignment' && statement.value !== null && isCount(statement.value))
    tests.push(statement.value);
  for (const test of tests) {
    const bare = test.kind === 'not' ? test.operand : test;
    const path = pathOf(bare);
    if (path !== null) asks.push({ container: path, key: null, by: 'bool' });
    // What `:=` keeps is no question.
    const kept = new Set(
      within([test]).flatMap((part) => (part.kind === 'walrus' ? within([part.value]) : [])),
    );
    for (const part of within([test])) {
      if (kept.has(part)) continue;
      if (part.kind === 'binary' && (part.operator === 'in' || part.operator === 'not in')) {
        const [container, key] = [pathOf(part.right), textOf(part.left)];
        if (container !== null && key !== null) asks.push({ container, key, by: 'in' });
      } else if (part.kind === 'call' && isCount(part)) {
        const container = pathOf(part.arguments[0]!.value);
        if (container !== null) asks.push({ container, key: null, by: calleeName(part) });
      } else if (part.kind === 'call' && part.callee.kind === 'attribute' && calleeName(part) === 'get') {
        const container = pathOf(part.callee.value);
        const given = part.arguments[0]?.value;
        const key = given === undefined ? null : textOf(given);
        if (container !== null && key !== null) asks.push({ container, key, by: 'get' });
      }
    }
  }
  return asks;
}

function isCount(expression: Expression): boolean {
  if (expression.kind !== 'call' || expression.arguments.length !== 1) return false;
  return expression.callee.kind === 'name' && ['len', 'bool'].includes(expression.callee.name);
}

/** An expression that stands for the same thing each time, as text; null for one that may not. */
function textOf(expression: Expression): string | null {
  if (expression.kind === 'constant') return expression.text;
  if (expression.kind === 'display') {
    const items = expression.items.map(textOf);
    return items.includes(null) ? null : items.join(', ');
  }
  return pathOf(expression);
}

/** Whether a statement relies on an answer: takes the entry, or one of a container that is taken not to be empty. */
function isUse(statement: Statement, { container, key }: Asked): boolean {
  return within(headerOf(statement)).some((expression) => {
    if (expression.kind === 'subscript') {
      if (key === null)
        return pathOf(expression.value) === null && containerIn(expression.value) === container;
      const [index] = expression.index;
      return (
        index !== undefined &&
        pathOf(expression.value) === container &&
        textOf(index) === key &&
        !isTarget(statement, expression)
      );
    }
    if (expression.kind !== 'call') return false;
    const name = calleeName(expression);
    if (expression.callee.kind === 'attribute' && pathOf(expression.callee.value) === container) {
      const given = expression.arguments[0]?.value;
      if (key === null) return ['pop', 'popitem'].includes(name);
      return ['pop', 'remove'].includes(name) && expression.arguments.length === 1 && textOf(given!) === key;
    }
    if (key !== null || !['next', 'min', 'max', 'choice'].includes(name)) return false;
    return expression.arguments.length === 1 && containerIn(expression.arguments[0]!.value) === container;
  });
}

/** The container that `list(c)`, `iter(c.values())`, `[*c]` and the like go over; null for none. */
function containerIn(expression: Expression): string | null {
  if (expression.kind === 'call') {
    if (expression.callee.kind === 'attribute' && expression.arguments.length === 0)
      return ['keys', 'values', 'items'].includes(calleeName(expression))
        ? pathOf(expression.callee.value)
        : null;
    const [first] = expression.arguments;
    return first !== undefined && ['list', 'tuple', 'iter', 'sorted'].includes(calleeName(expression))
      ? containerIn(first.value)
      : null;
  }
  if (expression.kind === 'display' && expression.items.length === 1)
    return containerIn(expression.items[0]!);
  if (expression.kind === 'starred') return containerIn(expression.value);
  return expression.kind === 'name' || expression.kind === 'attribute' ? pathOf(expression) : null;
}

/** Whether an item is assigned to, or deleted. */
function isTarget(statement: Statement, item: Expression): boolean {
  return statement.kind === 'assignment' && statement.targets.includes(item);
}

/** The object whose entry went between the question and its use; null where the answer still held. */
function diedBetween(evidence: Evidence, ask: Asked, use: number): number | null {
  const { log } = evidence;
  const [asking, using] = [evidence.view(ask.index), evidence.view(use)];
  const container = asking.resolve(ask.container);
  if (container === undefined || !WEAK_CONTAINER.test(log.typeName(container))) return null;
  if (using.resolve(ask.container) !== container) return null;
  const entries = (view: typeof asking) =>
    view.heldBy(container).filter(({ to, label }) => label.startsWith('.data') && log.role(to) === 'ref');
  const before = entries(asking);
  const [from, to] = [evidence.seqOfStep(ask.index), evidence.seqOfStep(use)];
  const isGone = ({ to: ref }: { to: number }) => {
    const cleared = evidence.firstOf(ref, 'ref-cleared', from);
    return cleared !== null && cleared < to;
  };
  if (ask.key === null)
    return entries(using).length === 0 && before.length > 0 && before.every(isGone)
      ? log.referent(before[0]!.to)
      : null;
  const isBack = (entry: { label: string }) => entries(using).some(({ label }) => label === entry.label);
  const gone = before.filter(
    (entry) => isGone(entry) && !isBack(entry) && isOf(evidence, ask, entry.to, from),
  );
  return gone.length > 0 ? log.referent(gone[0]!.to) : null;
}

/** Whether a weakref is that of the entry that was asked for: the question looked through it. */
function isOf(evidence: Evidence, ask: Asked, ref: number, from: number): boolean {
  const { log } = evidence;
  const end = evidence.seqOfStep(ask.index + 1);
  for (const seq of evidence.eventsOf(ref))
    if (seq >= from && seq < end && log.kind(seq) === 'deref') return true;
  return false;
}

function quoted({ by, container, key }: Ask): string {
  switch (by) {
    case 'in':
      return `\`${key} in ${container}\``;
    case 'get':
      return `\`${container}.get(${key})\``;
    default:
      return by === 'bool' ? `whether \`${container}\` is empty` : `\`len(${container})\``;
  }
}
