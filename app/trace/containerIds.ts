import type { TraceContainer } from './format.ts';

/** The traced objects that containers name. */
export function* containerIds(containers: readonly TraceContainer[] = []): Generator<number> {
  for (const { heldBy, holds } of containers) {
    for (const holder of heldBy)
      if (typeof holder !== 'string' && typeof holder[0] === 'number') yield holder[0];
    for (const [id] of holds) yield id;
  }
}
