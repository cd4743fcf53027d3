/** One weakref: whether its referent is still set, and whether it still holds a callback. */
export interface RefState {
  cleared: boolean;
  callback: boolean;
}

/** All that weak references are made of at one moment, by the log's ids. */
export interface WeakState {
  /** Living objects, each with its weakref list in order. A weakref has one too, for the weakrefs to itself. */
  lists: Map<number, number[]>;
  /** Living weakrefs. */
  refs: Map<number, RefState>;
}

/**
 * One line an object, in the order of the ids: `#1: #2 #3 callback`, `#2 cleared`. Objects without weakrefs have a
 * line too: they live.
 */
export function weakPicture({ lists, refs }: WeakState): string {
  return [...new Set([...lists.keys(), ...refs.keys()])]
    .sort((a, b) => a - b)
    .map((id) => {
      const own = refs.get(id);
      const facts = [
        ...(own === undefined ? [] : ['weakref']),
        ...(own?.cleared ? ['cleared'] : []),
        ...(own?.callback ? ['callback'] : []),
      ];
      const list = (lists.get(id) ?? []).map((ref) => (ref === 0 ? 'unknown' : `#${ref}`));
      return [`#${id}`, ...facts].join(' ') + (list.length === 0 ? '' : `: ${list.join(' ')}`);
    })
    .join('\n');
}

/** The lines that two pictures do not share, `log ` and `heap` before them; empty where they are equal. */
export function pictureDifference(log: string, heap: string): string {
  if (log === heap) return '';
  const [inLog, inHeap] = [new Set(log.split('\n')), new Set(heap.split('\n'))];
  return [
    ...[...inLog].filter((line) => !inHeap.has(line)).map((line) => `log  ${line}`),
    ...[...inHeap].filter((line) => !inLog.has(line)).map((line) => `heap ${line}`),
  ].join('\n');
}
