import type { TraceContainer } from '../../trace/format.ts';

/** Whether a value is what `containerSchema` describes: by hand, because a schema takes fifteen times as long. */
export function isContainer(value: unknown): value is TraceContainer {
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown, least: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= least;
}
