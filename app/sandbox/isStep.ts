import type { Step } from '../trace/eventLog.ts';

/**
 * Whether a value is what `stepSchema` describes, on a line from `leastLine` on. By hand: a run may send half a million
 * names, refcounts and references, and a schema takes fifteen times as long and copies them all.
 */
export function isStep(value: unknown, leastLine: 0 | 1): value is Step {
  if (!isObject(value)) return false;
  const { seq, line, names, refcounts, edges } = value;
  if (!isCount(seq, 0) || !isCount(line, leastLine) || typeof value.function !== 'string') return false;
  if (!isObject(names) || !(refcounts instanceof Map) || !Array.isArray(edges)) return false;
  for (const name in names) if (!isCount(names[name], 1)) return false;
  for (const [id, count] of refcounts) if (!isCount(id, 1) || !isNumber(count)) return false;
  return edges.every(isEdge);
}

function isEdge(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 4) return false;
  return (
    isCount(value[0], 1) && isCount(value[1], 1) && value[2] === 'strong' && typeof value[3] === 'string'
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && !Number.isNaN(value);
}

function isCount(value: unknown, least: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= least;
}
