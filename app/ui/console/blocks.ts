import type { OutputChunk } from '../../session/state.ts';
import { lineEndsIn, lineEndsOf } from './lineEnds.ts';

/** Consecutive output of one stream. */
export interface Block {
  stream: OutputChunk['stream'];
  lines: string[];
}

export interface Tail {
  blocks: Block[];
  /** Whether earlier output was left out. */
  isCut: boolean;
  /** How many lines end before what is shown. */
  earlierLines: number;
}

/** More lines than this are not put into the page: a browser would stutter, and nobody reads them. */
export const MAX_LINES = 2000;
/** Lines may be long, too. */
export const MAX_CHARS = 200_000;

/**
 * The last of the first `end` chunks of the output, as blocks. Walks backwards and stops at the bounds, so that the cost
 * does not grow with the output.
 */
export function tailOf(
  output: readonly OutputChunk[],
  end = output.length,
  maxLines = MAX_LINES,
  maxChars = MAX_CHARS,
): Tail {
  let lines = 0;
  let chars = 0;
  let isCut = false;
  const kept: OutputChunk[] = [];
  for (let index = end - 1; index >= 0 && !isCut; index -= 1) {
    const chunk = output[index]!;
    let start = Math.max(0, chunk.text.length - (maxChars - chars));
    for (let at = chunk.text.length - 1; at >= start; at -= 1) {
      if (chunk.text[at] !== '\n') continue;
      if (lines === maxLines) start = at + 1;
      else lines += 1;
    }
    isCut = start > 0 || (chars + chunk.text.length - start >= maxChars && index > 0);
    chars += chunk.text.length - start;
    if (start < chunk.text.length) kept.push({ ...chunk, text: chunk.text.slice(start) });
  }
  const shownLines = kept.reduce((sum, { text }) => sum + lineEndsOf(text), 0);
  const earlierLines = isCut ? lineEndsIn(output, end) - shownLines : 0;
  return { blocks: blocksOf(kept.reverse()), isCut, earlierLines };
}

function blocksOf(chunks: readonly OutputChunk[]): Block[] {
  const blocks: { stream: OutputChunk['stream']; text: string }[] = [];
  for (const { stream, text } of chunks) {
    const last = blocks.at(-1);
    if (last?.stream === stream) last.text += text;
    else if (text !== '') blocks.push({ stream, text });
  }
  return blocks.map(({ stream, text }) => ({ stream, lines: text.replace(/\n$/, '').split('\n') }));
}

export type LinePart = { kind: 'text'; text: string } | { kind: 'place'; text: string; line: number };

/** A line of standard error, cut where a traceback names a line of the snippet. */
export function partsOf(line: string): LinePart[] {
  const match = /^(\s*)(File "snippet\.py", line (\d{1,7}))(.*)$/.exec(line);
  if (match === null) return [{ kind: 'text', text: line }];
  return [
    { kind: 'text', text: match[1]! },
    { kind: 'place', text: match[2]!, line: Number(match[3]) },
    { kind: 'text', text: match[4]! },
  ];
}
