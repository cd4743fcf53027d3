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
        ...(types.some((type) => SIZED.test(type) || evidence.source.classLine(type) !== null)
          ? {
              advice:
                'Hold the value in an instance of a class of your own: subclasses of `int`, `tuple` and `bytes` have no place for weakrefs either.',
            }
          : {}),
      }));
    },
  },
  {
    id: 'slots-without-weakref',
    recognised: 'ref-refused, of a class of the program that has `__slots__`.',
    advice: "Add `'__weakref__'` to `__slots__` (a dataclass: `weakref_slot=True`).",
    *find(evidence) {
      yield* refusals(evidence, true, (types) => ({
        message: `CPython refuses: ${listed(types)} has \`__slots__\` without \`'__weakref__'\`, so its instances have no place for weakrefs.`,
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

function hasSlots({ source }: Evidence, type: string): boolean {
  const line = source.classLine(type);
  if (line === null || SIZED.test(source.statement(line).replace(/^class\s+\w+/u, ''))) return false;
  return /^\s*__slots__\b/m.test(source.block(line)) || /\bslots\s*=\s*True/.test(source.decorators(line));
}

function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length === 1 ? quoted[0]! : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
