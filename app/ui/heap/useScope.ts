import { useRef, useState } from 'react';
import type { HeapMoment } from '../../model/heap/heapMoment.ts';
import {
  FOCUS_SIZE,
  type HeapScope,
  NOT_WIDENED,
  scopeOf,
  type Widening,
} from '../../model/heap/heapScope.ts';
import type { HeapUnion } from '../../model/heap/heapUnion.ts';

interface Kept {
  union: HeapUnion;
  widening: Widening;
  scope: HeapScope;
}

/** A scope of which less than this is there any more gives way to a new one. */
const LEAST_PRESENT = 0.3;

/** The part of a heap in the picture. It stays while it holds what is selected, so that things keep their places. */
export function useScope(union: HeapUnion, heap: HeapMoment, selected: number | null) {
  const [widening, setWidening] = useState(NOT_WIDENED);
  const kept = useRef<Kept | null>(null);
  const isGood = ({ union: of, widening: by, scope }: Kept): boolean => {
    if (of !== union || by !== widening) return false;
    if (scope.isWhole) return true;
    if (selected !== null && heap.nodes.has(selected) && !scope.ids.has(selected)) return false;
    const wanted = Math.min(FOCUS_SIZE, heap.nodes.size);
    let present = 0;
    for (const id of scope.ids) if (heap.nodes.has(id)) present += 1;
    return present >= wanted * LEAST_PRESENT;
  };
  if (kept.current === null || !isGood(kept.current))
    kept.current = { union, widening, scope: scopeOf(union, heap, selected, widening) };
  return {
    scope: kept.current.scope,
    open: (id: number) => setWidening((old) => ({ ...old, opened: [...old.opened, id] })),
    more: () => setWidening((old) => ({ ...old, more: old.more + 1 })),
  };
}
