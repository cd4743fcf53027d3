import type { Step } from '../../trace/eventLog.ts';
import type { StepEdge } from '../../trace/format.ts';
import { StepContainers } from './stepContainers.ts';

/** The end of a way to what a closure's variable has: several functions may share the variable. */
const IN_CELL = / closure\[\d+\]$/;

/**
 * How many strong references to each object names and edges account for. One that several ways lead to counts once: a place in
 * a container, or a variable that functions share. A place that has no name of its own, as in a set, counts too.
 */
export function knownReferences(
  step: Step | null,
  names: Iterable<readonly [name: string, id: number]>,
  edges: Iterable<StepEdge>,
): ReadonlyMap<number, number> {
  const containers = new StepContainers(step);
  const counted = new Map<number, number>();
  const inCell = new Set<number>();
  const count = (id: number, way: string) => {
    if (IN_CELL.test(way)) {
      if (inCell.has(id)) return;
      inCell.add(id);
    }
    counted.set(id, (counted.get(id) ?? 0) + 1);
  };
  for (const { holds } of step?.containers ?? []) for (const [id, way] of holds) count(id, way);
  for (const [name, id] of names) if (!containers.leadTo(id, name, null)) count(id, name);
  for (const [from, to, , way] of edges) if (!containers.leadTo(to, way, from)) count(to, way);
  return counted;
}
