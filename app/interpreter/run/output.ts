import { OUTPUT_LIMIT_BYTES, type OutputChunk } from '../../trace/output.ts';

/** How far a run has come. */
export type Progress = Pick<OutputChunk, 'seq' | 'steps'>;

type Stream = OutputChunk['stream'];

/** Collects what a run writes, in order over both streams, and joins what belongs to the same moment. */
export class OutputCollector {
  readonly #progress: () => Progress;
  readonly #onLimit: () => void;
  readonly #decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  #chunks: OutputChunk[] = [];
  #bytesLeft = OUTPUT_LIMIT_BYTES;
  #lastLine = '';

  constructor(progress: () => Progress, onLimit: () => void) {
    this.#progress = progress;
    this.#onLimit = onLimit;
  }

  /** Standard output since its last line end: the prompt, when a line is read. */
  get lastLine(): string {
    return this.#lastLine;
  }

  write(stream: Stream, bytes: Uint8Array): void {
    const kept = bytes.subarray(0, this.#bytesLeft);
    if (kept.length < bytes.length) this.#onLimit();
    this.#bytesLeft -= kept.length;
    // A character may be cut in two by a buffer's end: the decoder keeps the first half.
    this.#append(stream, this.#decoders[stream].decode(kept, { stream: true }));
  }

  /** What was collected since the last call. */
  take(): OutputChunk[] {
    const taken = this.#chunks;
    this.#chunks = [];
    return taken;
  }

  #append(stream: Stream, text: string): void {
    if (text === '') return;
    if (stream === 'stdout') {
      const start = text.lastIndexOf('\n') + 1;
      this.#lastLine = (start === 0 ? this.#lastLine : '') + text.slice(start);
      if (this.#lastLine.length > 1000) this.#lastLine = this.#lastLine.slice(-1000);
    }
    const { seq, steps } = this.#progress();
    const last = this.#chunks.at(-1);
    if (last?.stream === stream && last.seq === seq && last.steps === steps) last.text += text;
    else this.#chunks.push({ stream, text, seq, steps });
  }
}
