import type { Step } from '../trace/eventLog.ts';

/**
 * Whether a value is what `stepSchema` describes, on a line from `leastLine` on. By hand: a run may send half a million
 * names, refcounts and references, and a schema takes fifteen times as long and copies them all.
 */
export function isStep(value: unknown, leastLine: 0 | 1): value is Step {
  if (!isObject(value)) return false;
  const { seq, line, names, refcounts, edges, containers } = value;
  if (!isCount(seq, 0) || !isCount(line, leastLine) || typeof value.function !== 'string') return false;
  if (!isObject(names) || !(refcounts instanceof Map) || !Array.isArray(edges)) return false;
  for (const name in names) if (!isCount(names[name], 1)) return false;
  for (const [id, count] of refcounts) if (!isCount(id, 1) || !isNumber(count)) return false;
  if ('containers' in value && !(Array.isArray(containers) && containers.every(isContainer))) return false;
  return edges.every(isEdge);
}

function isContainer(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { address, type, size, heldBy, holds } = value;
  if (!isAddress(address) || typeof type !== 'string') return false;
  if ('size' in value && !isCount(size, 0)) return false;
  if (!Array.isArray(heldBy) || !Array.isArray(holds)) return false;
  return heldBy.every(isHolder) && holds.every((held) => isPair(held) && isCount(held[0], 1));
}

function isHolder(value: unknown): boolean {
  if (typeof value === 'string') return true;
  return isPair(value) && (isAddress(value[0]) || isCount(value[0], 1));
}

/** Something, and the way to or from it. */
function isPair(value: unknown): value is [unknown, string] {
  return Array.isArray(value) && value.length === 2 && typeof value[1] === 'string';
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && /^0x[0-9a-f]{1,8}$/.test(value);
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
