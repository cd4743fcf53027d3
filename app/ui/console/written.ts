import type { OutputChunk } from '../../session/state.ts';
import { lineEndsIn } from './lineEnds.ts';

export type IsWritten = (chunk: Pick<OutputChunk, 'seq' | 'steps'>) => boolean;

/** How many chunks were written until a moment, and how many lines come after it. Output stands in order. */
export function writtenPart(
  output: readonly OutputChunk[],
  isWritten: IsWritten,
): { end: number; laterLines: number } {
  let low = 0;
  let high = output.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isWritten(output[middle]!)) low = middle + 1;
    else high = middle;
  }
  if (low === output.length) return { end: low, laterLines: 0 };
  let laterLines = lineEndsIn(output, output.length) - lineEndsIn(output, low);
  // The last line may have no end.
  if (!output.at(-1)!.text.endsWith('\n')) laterLines += 1;
  return { end: low, laterLines };
}
