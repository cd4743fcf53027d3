import type { Evidence } from './evidence.ts';
import type { Finding, Pitfall } from './pitfall.ts';

/** Types whose instances vary in size have no room for a weakref list, and their subclasses have none either. */
const SIZED = /\b(int|tuple|bytes|NamedTuple|namedtuple)\b/;

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
  if (types.some((type) => SIZED.test(type) || isSizedClass(evidence, type)))
    return {
      advice:
        'Hold the value in an instance of a class of your own: subclasses of `int`, `tuple` and `bytes` have no place for weakrefs either.',
    };
  // There is no class statement, as for a call of type() or namedtuple(), or its bases are names that tell nothing.
  if (types.some((type) => isOfProgram(evidence, type)))
    return {
      advice:
        "If its class has `__slots__`, add `'__weakref__'` to them; if it derives from `int`, `tuple` or `bytes`, hold the value in an instance of another class.",
    };
  return {};
}

function isSizedClass({ source }: Evidence, type: string): boolean {
  const line = source.classLine(type);
  return line !== null && SIZED.test(source.bases(line));
}

/** Whether the program defined a class of a name: only of such classes births are told. */
function isOfProgram(evidence: Evidence, type: string): boolean {
  const { log } = evidence;
  return evidence.seqsOf('object-created').some((seq) => log.typeName(log.subject(seq)) === type);
}

function hasSlots(evidence: Evidence, type: string): boolean {
  const { source } = evidence;
  const line = source.classLine(type);
  if (line === null || isSizedClass(evidence, type)) return false;
  // The body may stand on the line of the header.
  const text = `${source.statement(line)}\n${source.block(line)}`;
  return /(?:^|[:;])\s*__slots__\b/m.test(text) || /\bslots\s*=\s*True/.test(source.decorators(line));
}

function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length === 1 ? quoted[0]! : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
