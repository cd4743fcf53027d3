import type { Evidence } from './evidence.ts';
import type { Pitfall } from './pitfall.ts';

/** Types that free their memory and leave their weakrefs as they are. */
export const DANGLING_PITFALLS: readonly Pitfall[] = [
  {
    id: 'freed-with-weakrefs',
    recognised:
      'object-dead, of an object that still has a weakref: neither ref-cleared nor ref-dead came before.',
    advice:
      'Make no weakrefs to objects of this type. Put one into an object of a class of your own, and make the weakref to that.',
    *find(evidence) {
      for (const { seq, object, refs } of freedWithWeakrefs(evidence)) {
        const type = evidence.log.typeName(object);
        const left = refs.map((ref) => evidence.called(ref));
        const pointer =
          left.length === 1 ? `${left[0]} now points` : `${left.length} weakrefs (${shown(left)}) now point`;
        yield {
          seq,
          message: `The memory of ${evidence.called(object)} is freed here without clearing its weakrefs: ${pointer} into freed memory, and using it may crash the interpreter. That is a fault of the type \`${type}\`, not of this program.`,
        };
      }
    },
  },
];

/** Objects that were freed while weakrefs to them were neither cleared nor gone, with these weakrefs. */
function* freedWithWeakrefs(
  evidence: Evidence,
): Generator<{ seq: number; object: number; refs: readonly number[] }> {
  for (const seq of evidence.seqsOf('object-dead')) {
    const object = evidence.log.subject(seq);
    const refs = evidence.refsTo(object).filter((ref) => {
      const made = evidence.birthOf(ref);
      if (made === null || made > seq || evidence.firstOf(ref, 'ref-cleared') !== null) return false;
      const dead = evidence.firstOf(ref, 'ref-dead');
      return dead === null || dead > seq;
    });
    if (refs.length > 0) yield { seq, object, refs };
  }
}

const MOST_SHOWN = 3;

function shown(names: readonly string[]): string {
  return names.slice(0, MOST_SHOWN).join(', ') + (names.length > MOST_SHOWN ? ', …' : '');
}
