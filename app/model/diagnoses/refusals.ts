import { argumentNamed, namesBoundBy, within } from '../source/expressions.ts';
import type { Expression } from '../source/syntax.ts';
import type { Evidence } from './evidence.ts';
import type { Finding, Pitfall } from './pitfall.ts';

/** Types whose instances vary in size have no room for a weakref list, and their subclasses have none either. */
const SIZED = new Set(['int', 'tuple', 'bytes', 'NamedTuple', 'namedtuple']);

/** Objects that cannot be weakly referenced. */
export const REFUSAL_PITFALLS: readonly Pitfall[] = [
  {
    id: 'type-without-weakrefs',
    recognised: 'ref-refused, of a type that is not a class with `__slots__` of the program.',
    advice:
      'Use an instance of a class of your own: a subclass of `list`, `dict`, `set` or `str`, or one that holds it.',
    *find(evidence) {
      yield* refusals(evidence, false, (types) => ({
        message: `CPython refuses: ${listed(types)} objects have no place for weakrefs.`,
        ...adviceFor(evidence, types),
      }));
    },
  },
  {
    id: 'slots-without-weakref',
    recognised: 'ref-refused, of a class of the program that has `__slots__`.',
    advice: "Add `'__weakref__'` to `__slots__` (a dataclass: `weakref_slot=True`).",
    *find(evidence) {
      yield* refusals(evidence, true, (types) => ({
        message: `CPython refuses: ${listed(types)} ${types.length === 1 ? 'has' : 'have'} \`__slots__\` without \`'__weakref__'\`, so ${types.length === 1 ? 'its' : 'their'} instances have no place for weakrefs.`,
      }));
    },
  },
];

/** Refusals, those of one line together. */
function* refusals(
  evidence: Evidence,
  bySlots: boolean,
  word: (types: string[]) => Omit<Finding, 'seq'>,
): Generator<Finding> {
  const { log } = evidence;
  const lines = new Map<number, { seq: number; types: Set<string> }>();
  for (const seq of evidence.seqsOf('ref-refused')) {
    // `x in weak_set` asks, and takes the refusal as an answer.
    if (evidence.library(seq).endsWith('.__contains__')) continue;
    const type = log.texts.text(log.detail(seq));
    if (hasSlots(evidence, type) !== bySlots) continue;
    const line = lines.get(log.line(seq));
    if (line === undefined) lines.set(log.line(seq), { seq, types: new Set([type]) });
    else line.types.add(type);
  }
  for (const { seq, types } of lines.values()) yield { seq, ...word([...types]) };
}

function adviceFor(evidence: Evidence, types: readonly string[]): Pick<Finding, 'advice'> {
  if (types.some((type) => SIZED.has(type) || isSizedClass(evidence, type)))
    return {
      advice:
        'Hold the value in an instance of a class of your own: subclasses of `int`, `tuple` and `bytes` have no place for weakrefs either.',
    };
  // There is no class statement, as for a call of type() or namedtuple(), or its bases are names that say nothing of it.
  if (types.some((type) => isOfProgram(evidence, type)))
    return {
      advice:
        "If its class has `__slots__`, add `'__weakref__'` to them; if it derives from `int`, `tuple` or `bytes`, hold the value in an instance of another class.",
    };
  return {};
}

function isSizedClass({ program }: Evidence, type: string): boolean {
  const bases = program.classNamed(type)?.bases.map(({ value }) => value) ?? [];
  return within(bases).some((part) => SIZED.has(lastName(part)));
}

function lastName(expression: Expression): string {
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'attribute' ? expression.attribute : '';
}

/** Whether the program defined a class of a name: births are recorded of these only. */
function isOfProgram(evidence: Evidence, type: string): boolean {
  const { log } = evidence;
  return evidence.seqsOf('object-created').some((seq) => log.typeName(log.subject(seq)) === type);
}

function hasSlots(evidence: Evidence, type: string): boolean {
  const definition = evidence.program.classNamed(type);
  if (definition === null || isSizedClass(evidence, type)) return false;
  return (
    definition.body.some((statement) => namesBoundBy(statement).includes('__slots__')) ||
    definition.decorators.some(
      (decorator) => decorator.kind === 'call' && isTrue(argumentNamed(decorator, 'slots')),
    )
  );
}

function isTrue(expression: Expression | null): boolean {
  return expression?.kind === 'constant' && expression.text === 'True';
}

function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length === 1 ? quoted[0]! : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
