/** A directed edge of the heap, by ids. */
export interface Link {
  from: number;
  to: number;
}

/** Who refers to whom. */
export function neighboursOf(links: readonly Link[]): Map<number, number[]> {
  const out = new Map<number, number[]>();
  for (const { from, to } of links) {
    const known = out.get(from);
    if (known === undefined) out.set(from, [to]);
    else known.push(to);
  }
  return out;
}

/**
 * Groups whose members all lead to each other, and things that refer to themselves: Tarjan's strongly connected
 * components, with a stack of its own, since a chain of objects can be longer than JavaScript's.
 */
export function cyclesOf(links: readonly Link[]): number[][] {
  const out = neighboursOf(links);
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const onStack = new Set<number>();
  const stack: number[] = [];
  const cycles: number[][] = [];
  for (const start of out.keys()) {
    if (order.has(start)) continue;
    const work: { id: number; next: number }[] = [{ id: start, next: 0 }];
    while (work.length > 0) {
      const frame = work.at(-1)!;
      const { id } = frame;
      if (frame.next === 0) {
        order.set(id, order.size);
        low.set(id, order.get(id)!);
        stack.push(id);
        onStack.add(id);
      }
      const to = out.get(id)?.[frame.next];
      frame.next += 1;
      if (to !== undefined) {
        if (!order.has(to)) work.push({ id: to, next: 0 });
        else if (onStack.has(to)) low.set(id, Math.min(low.get(id)!, order.get(to)!));
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) low.set(parent.id, Math.min(low.get(parent.id)!, low.get(id)!));
      if (low.get(id) !== order.get(id)) continue;
      const members = stack.splice(stack.lastIndexOf(id));
      for (const member of members) onStack.delete(member);
      if (members.length > 1 || out.get(id)?.includes(id)) cycles.push(members.sort((a, b) => a - b));
    }
  }
  return cycles.sort((a, b) => a[0]! - b[0]!);
}
