import type { Trace, TraceOutput } from './format.ts';

/** What both streams together may write in one run. */
export const OUTPUT_LIMIT_BYTES = 10_000_000;

/**
 * A piece of output, in the order it was written, and how many events and steps there were before it; on its way to
 * where records are read, `seq` counts words of records instead.
 */
export interface OutputChunk {
  stream: TraceOutput['stream'];
  text: string;
  seq: number;
  steps: number;
}

/**
 * When what a run wrote was written: how long each piece is, not once more what it says. `seqOf` counts the events of
 * the document before an event of the log; pieces of one moment are one.
 */
export function outputPlaces(
  written: readonly OutputChunk[],
  seqOf: (seq: number) => number,
  hasSteps: boolean,
): TraceOutput[] {
  const places: TraceOutput[] = [];
  for (const { stream, text, seq: logSeq, steps } of written) {
    const length = lengthOf(text);
    if (length === 0) continue;
    const seq = seqOf(logSeq);
    const last = places.at(-1);
    if (last?.stream === stream && last.seq === seq && (!hasSteps || last.steps === steps))
      last.length += length;
    else places.push({ stream, length, seq, ...(hasSteps ? { steps } : {}) });
  }
  return places;
}

/** The pieces of a document's output; a document that does not tell when they were written has each stream whole. */
export function writtenTexts({ stdout, stderr, output }: Trace): OutputChunk[] {
  if (output === undefined)
    return [
      { stream: 'stdout' as const, text: stdout, seq: 0, steps: 0 },
      { stream: 'stderr' as const, text: stderr, seq: 0, steps: 0 },
    ].filter(({ text }) => text !== '');
  const rest = { stdout, stderr };
  const from = { stdout: 0, stderr: 0 };
  return output.map(({ stream, length, seq, steps = 0 }) => {
    const end = endOf(rest[stream], from[stream], length);
    const text = rest[stream].slice(from[stream], end);
    from[stream] = end;
    return { stream, text, seq, steps };
  });
}

/** What is wrong with a document's output; null where it adds up to what was written. */
export function problemWithOutput({ stdout, stderr, output }: Trace): string | null {
  if (output === undefined) return null;
  for (const [stream, text] of [
    ['stdout', stdout],
    ['stderr', stderr],
  ] as const) {
    const told = output.reduce((sum, piece) => (piece.stream === stream ? sum + piece.length : sum), 0);
    const length = lengthOf(text);
    if (told !== length) return `it tells of ${told} characters of ${stream}, which has ${length}`;
  }
  return null;
}

/** In characters as Python counts them: a pair of surrogates is one. */
function lengthOf(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at += 1)
    if (isPair(text, at)) {
      length -= 1;
      at += 1;
    }
  return length;
}

/** Where in a text so many characters end. */
function endOf(text: string, from: number, length: number): number {
  let at = from;
  for (let left = length; left > 0 && at < text.length; left -= 1) at += isPair(text, at) ? 2 : 1;
  return at;
}

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}
