import type { CallbackState } from '../../model/heap/heapHistory.ts';
import { type HeapEdge, type HeapMoment, type HeapNode, IMMORTAL } from '../../model/heap/heapMoment.ts';
import type { HeapContainer } from '../../model/heap/heapPicture.ts';
import { thousands } from '../../model/sentences/thousands.ts';
import type { ViewModel } from '../../model/viewModel.ts';

/** The second line of a thing's box. */
export function conditionText({ condition, refcount, isWeakref }: HeapNode): string {
  const counted = refcount === null ? null : refcount >= IMMORTAL ? 'immortal' : `refcount ${refcount}`;
  switch (condition) {
    case 'freed':
      return 'freed';
    case 'dying':
      return 'dying';
    case 'cleared':
      return 'dead';
    case 'dangling':
      return 'dangling';
    case 'alive':
      return isWeakref ? 'alive' : (counted ?? 'alive');
  }
}

const CALLBACK_WORDS = {
  waiting: 'waits',
  due: 'due',
  running: 'runs',
  returned: 'ran',
  raised: 'raised',
  silenced: 'silent',
} as const satisfies Record<CallbackState, string>;

/** `gone: due`. */
export function callbackText({ callback }: HeapNode): string | null {
  return callback === null ? null : `${callback.name}: ${CALLBACK_WORDS[callback.state]}`;
}

const LEADS = {
  weak: 'leads weakly',
  cut: 'led once',
  dangling: 'points, uncleared, into the freed memory that belonged',
} as const satisfies Record<Exclude<HeapEdge['kind'], 'strong'>, string>;

/** What the picture says of one thing besides the words in its box, for those who cannot see it. */
export function nodeText(viewModel: ViewModel, heap: HeapMoment, node: HeapNode): string {
  const { names } = viewModel;
  const parts: string[] = [];
  if (node.names.length > 0) parts.push(`named ${node.names.join(', ')}`);
  for (const { from, to, kind, labels } of heap.edges) {
    if (from !== node.id) continue;
    if (kind === 'strong') parts.push(`holds ${names.label(to)} as ${labels.join(' ').trim()}`);
    else parts.push(`${LEADS[kind]} to ${names.label(to)}`);
  }
  const cycle = heap.cycles.find((members) => members.includes(node.id));
  if (cycle !== undefined) parts.push(`in a cycle of ${cycle.length}`);
  return parts.join(', ');
}

/** The words in a container's box: `list · 3`. */
export function containerText({ type, size }: { type: string; size: number | null }): string {
  return size === null ? type : `${type} · ${thousands(size)}`;
}

/** Of a container no more than this is told. */
const MOST_TOLD = 100;

/** What the number at a container's box counts. Of a big container not all that it holds is told. */
export function foldedText({ type, size, names, holds }: HeapContainer, folded: number) {
  const which = names[0] ?? `this ${type}`;
  const known = thousands(holds.length);
  const items = size === null || size === holds.length ? '' : `, which has ${thousands(size)} items`;
  return {
    isAtLeast: size !== null && size > holds.length && holds.length >= MOST_TOLD,
    label: `more of ${known} objects in ${which}`,
    counted: `${folded} of the ${known} objects known to be in ${which}${items}. What leads to these is not counted.`,
  };
}

const LONGEST_WAY = 14;

/** The words at an arrow: `.child`, `.items[0]`; cut, since the arrow is short, to their end, which tells most. */
export function wayText(way: string): string {
  const text = way.trim();
  return text.length > LONGEST_WAY ? `…${text.slice(1 - LONGEST_WAY)}` : text;
}
