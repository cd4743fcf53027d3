import { DEREF_ENTRY_POINTS, DEREF_RESULTS } from '../../trace/format.ts';
import { pathOf } from '../source/expressions.ts';
import type { Program } from '../source/program.ts';
import type { ClassDefinition, Expression } from '../source/syntax.ts';
import type { Evidence } from './evidence.ts';
import type { Pitfall } from './pitfall.ts';

const BY_HASH = DEREF_ENTRY_POINTS.indexOf('hash');
const BY_EQ = DEREF_ENTRY_POINTS.indexOf('eq');
const DEAD = DEREF_RESULTS.indexOf('dead');

/** Types whose instances have no hash; a subclass has none either unless it defines one. */
const UNHASHABLE = new Set([
  'list',
  'dict',
  'set',
  'bytearray',
  'deque',
  'defaultdict',
  'OrderedDict',
  'Counter',
  'ChainMap',
  'UserList',
  'UserDict',
  'array',
  'MutableSequence',
  'MutableMapping',
  'MutableSet',
]);

/** A weakref hashes as its object does, and asks it once. */
export const HASH_PITFALLS: readonly Pitfall[] = [
  {
    id: 'unhashable-referent',
    recognised:
      'deref via hash, alive, of a weakref whose object has no hash by its class; or a weakref that a weak container made for an object, hashed and threw away without comparing it.',
    advice: 'Use objects that can be hashed, or a WeakValueDictionary, which does not hash its values.',
    *find(evidence) {
      for (const seq of hashes(evidence)) {
        const { log } = evidence;
        if (log.extra(seq) === DEAD) continue;
        const object = log.referentOf(seq);
        const reason = whyUnhashable(evidence.program, log.typeName(object));
        if (reason === null && !isThrownAway(evidence, seq)) continue;
        yield {
          seq,
          message: `A weakref hashes as its object does, and ${evidence.called(object)} cannot be hashed: ${reason?.cause ?? `its \`__hash__\` refuses`}.`,
          ...(reason === null ? {} : { advice: reason.advice }),
        };
      }
    },
  },
  {
    id: 'hash-after-death',
    recognised: 'deref via hash, dead: a weakref that was not hashed before its object died.',
    advice: 'Hash the weakref while its object lives, as by putting it into the set or dictionary at once.',
    *find(evidence) {
      for (const seq of hashesOfTheDead(evidence)) {
        const { log } = evidence;
        const ref = log.subject(seq);
        yield {
          seq,
          message: `${evidence.called(ref)} is hashed here for the first time, and its object ${evidence.called(log.referent(ref))} is dead: a weakref takes its hash from its object, so this raises \`TypeError\`.`,
        };
      }
    },
  },
];

/** The events in which a weakref that was never hashed asks a dead object. */
export function hashesOfTheDead(evidence: Evidence): readonly number[] {
  return hashes(evidence).filter((seq) => evidence.log.extra(seq) === DEAD);
}

/** The events in which a weakref asks its object for its hash. */
function hashes(evidence: Evidence): readonly number[] {
  return evidence.seqsOf('deref').filter((seq) => evidence.log.detail(seq) === BY_HASH);
}

/**
 * Whether a weak container made a weakref for a look-up, hashed it, and dropped it in the same call without comparing
 * it: then the hash failed.
 */
function isThrownAway(evidence: Evidence, hash: number): boolean {
  const { log } = evidence;
  const ref = log.subject(hash);
  const made = evidence.birthOf(ref);
  const dead = evidence.firstOf(ref, 'ref-dead', hash);
  const library = evidence.library(hash);
  if (made === null || dead === null || !ENTERS.test(library)) return false;
  if (evidence.library(made) !== library || evidence.library(dead) !== library) return false;
  for (const seq of evidence.eventsOf(ref))
    if (seq > hash && seq < dead && log.kind(seq) === 'deref' && log.detail(seq) === BY_EQ) return false;
  return true;
}

const ENTERS = /^(_weakrefset\.WeakSet\.add|weakref\.WeakKeyDictionary\.(__setitem__|setdefault))$/;

interface Reason {
  /** Half a sentence. */
  cause: string;
  advice: string;
}

/** Why instances of a type cannot be hashed; null where they can, as far as the program tells. */
function whyUnhashable(program: Program, type: string, depth = 0): Reason | null {
  if (UNHASHABLE.has(type))
    return {
      cause: `a \`${type}\` can change, so it has no hash`,
      advice:
        'Use objects of a class that can be hashed, or a WeakValueDictionary, which does not hash its values.',
    };
  const definition = program.classNamed(type);
  if (definition === null || depth > MOST_BASES) return null;
  if (hasAttribute(definition, '__hash__')) return null;
  const name = `\`${type}\``;
  if (isDataclassWithEq(definition))
    return {
      cause: `the dataclass ${name} compares by its fields (\`eq=True\`), which sets \`__hash__\` to None`,
      advice:
        'Write `@dataclass(eq=False)`, so that objects compare and hash by identity, or `frozen=True` where the fields never change.',
    };
  if (hasAttribute(definition, '__eq__'))
    return {
      cause: `the class ${name} defines \`__eq__\` and no \`__hash__\`, which sets \`__hash__\` to None`,
      advice:
        'Define `__hash__` too, for which `__hash__ = object.__hash__` will do where identity is what counts, or leave out `__eq__`.',
    };
  for (const { value } of definition.bases) {
    const base = lastName(value);
    const reason = base === null ? null : whyUnhashable(program, base, depth + 1);
    if (reason !== null) return reason;
  }
  return null;
}

const MOST_BASES = 20;

/** `@dataclass` without `eq=False`, `frozen=True` or `unsafe_hash=True`; also by `make_dataclass`'s other names. */
function isDataclassWithEq({ decorators }: ClassDefinition): boolean {
  return decorators.some((decorator) => {
    const callee = decorator.kind === 'call' ? decorator.callee : decorator;
    if (lastName(callee) !== 'dataclass') return false;
    const given = decorator.kind === 'call' ? decorator.arguments : [];
    const isGiven = (name: string, text: string) =>
      given.some((each) => each.name === name && each.value.kind === 'constant' && each.value.text === text);
    return !isGiven('eq', 'False') && !isGiven('frozen', 'True') && !isGiven('unsafe_hash', 'True');
  });
}

/** Whether a class's own block defines a name, and not as None. */
function hasAttribute({ body }: ClassDefinition, name: string): boolean {
  return body.some((statement) => {
    if (statement.kind === 'function') return statement.name === name;
    if (statement.kind !== 'assignment') return false;
    const isNone = statement.value?.kind === 'constant' && statement.value.text === 'None';
    return !isNone && statement.targets.some((target) => pathOf(target) === name);
  });
}

function lastName(expression: Expression): string | null {
  if (expression.kind === 'subscript') return lastName(expression.value);
  const path = pathOf(expression);
  return path === null ? null : path.slice(path.lastIndexOf('.') + 1);
}
