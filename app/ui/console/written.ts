import type { OutputChunk } from '../../trace/output.ts';

export type IsWritten = (chunk: Pick<OutputChunk, 'seq' | 'steps'>) => boolean;

/** The output until a moment, and how many lines come after it. Output stands in order: one cut parts it. */
export function writtenPart(
  output: readonly OutputChunk[],
  isWritten: IsWritten,
): { written: readonly OutputChunk[]; laterLines: number } {
  let low = 0;
  let high = output.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isWritten(output[middle]!)) low = middle + 1;
    else high = middle;
  }
  if (low === output.length) return { written: output, laterLines: 0 };
  let laterLines = 0;
  for (let at = low; at < output.length; at += 1) laterLines += output[at]!.text.split('\n').length - 1;
  // The last line may have no end.
  if (!output.at(-1)!.text.endsWith('\n')) laterLines += 1;
  return { written: output.slice(0, low), laterLines };
}
