import type { HeapPicture } from '../../model/heap/heapPicture.ts';
import { type ArrowKind, arrowKinds } from './arrowKinds.ts';

export interface ArrowEntry {
  kind: ArrowKind;
  word: string;
  meaning: string;
}

/** All arrows, in the order in which they are learned. */
const ARROWS: readonly ArrowEntry[] = [
  { kind: 'strong', word: 'holds', meaning: 'A strong reference: it keeps alive what it leads to.' },
  {
    kind: 'weak',
    word: 'leads weakly to',
    meaning: 'A weakref that gives its object, and does not keep it alive.',
  },
  { kind: 'cut', word: 'led to', meaning: 'A weakref that is dead: it was cleared, and gives None.' },
  {
    kind: 'dangling',
    word: 'points into freed memory',
    meaning: 'A dangling weakref: its object was freed without clearing it.',
  },
  {
    kind: 'cycle',
    word: 'in a cycle',
    meaning: 'Objects that hold each other: no refcount among them falls to zero.',
  },
];

/** Those that a picture has. */
export function heapLegend(picture: HeapPicture): readonly ArrowEntry[] {
  const kinds = new Set(arrowKinds(picture).values());
  return ARROWS.filter(({ kind }) => kinds.has(kind));
}
