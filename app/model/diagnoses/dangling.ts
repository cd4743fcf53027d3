import { leftBecause } from './c/cPitfalls.ts';
import type { Pitfall } from './pitfall.ts';

const CLEAR_FIRST =
  'Begin `tp_dealloc` with `PyObject_ClearWeakRefs(self)`: only the type can clear the weakrefs to its objects.';

/** Types that free their memory and leave their weakrefs as they are. */
export const DANGLING_PITFALLS: readonly Pitfall[] = [
  {
    id: 'freed-with-weakrefs',
    recognised:
      'object-dead, of an object that still has a weakref: neither ref-cleared nor ref-dead came before.',
    advice:
      'Make no weakrefs to objects of this type. Put one into an object of a class of your own, and make the weakref to that.',
    *find(evidence) {
      for (const seq of evidence.seqsOf('object-dead')) {
        const object = evidence.log.subject(seq);
        const refs = evidence.weakrefsLeft(object);
        if (refs.length === 0) continue;
        const why = leftBecause(evidence, object);
        if (why !== null && why !== 'freed-with-weakrefs') continue;
        const type = evidence.log.typeName(object);
        const left = refs.map((ref) => evidence.called(ref));
        const pointer =
          left.length === 1 ? `${left[0]} now points` : `${left.length} weakrefs (${shown(left)}) now point`;
        const blame =
          why === null
            ? `That is a fault of the type \`${type}\`, not of this program.`
            : `The \`tp_dealloc\` of \`${type}\` has to call \`PyObject_ClearWeakRefs\`.`;
        yield {
          seq,
          message: `The memory of ${evidence.called(object)} is freed here without clearing its weakrefs: ${pointer} into freed memory, and using it may crash the interpreter. ${blame}`,
          ...(why === null ? {} : { c: evidence.c?.slotFunction('tp_dealloc') ?? null, advice: CLEAR_FIRST }),
        };
      }
    },
  },
];

const MOST_SHOWN = 3;

function shown(names: readonly string[]): string {
  return names.slice(0, MOST_SHOWN).join(', ') + (names.length > MOST_SHOWN ? ', …' : '');
}
