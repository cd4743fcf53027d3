import type { OutputChunk } from '../../session/state.ts';

/** Of each output, how many line ends there are before each of its chunks. */
const COUNTS = new WeakMap<readonly OutputChunk[], number[]>();

/** How many line ends the first `end` chunks have. Each chunk is looked through once, also where the output grows. */
export function lineEndsIn(output: readonly OutputChunk[], end: number): number {
  const counts = COUNTS.get(output) ?? [0];
  COUNTS.set(output, counts);
  for (let at = counts.length - 1; at < end; at += 1) counts.push(counts[at]! + lineEndsOf(output[at]!.text));
  return counts[end]!;
}

export function lineEndsOf(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
