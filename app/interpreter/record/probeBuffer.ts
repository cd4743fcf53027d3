import type { ConnectedProbe, ProbeExports } from './probe.ts';

/** The buffer's room: it stays in the processor's cache, and is full some thousand times a second at most. */
const BUFFER_BYTES = 1 << 16;
/** The room for what the probe keeps between records; behind its own, the words that the program's C writes. */
const NOTES_BYTES = 1 << 13;
/** What the probe itself keeps, in front of those. */
const PROBES_NOTES_BYTES = 4096 + 256 + 256 * 12;
/** What the recorder takes of the interpreter's memory. */
export const PROBE_BYTES = BUFFER_BYTES + NOTES_BYTES;

/** The memory that the probe writes to: a buffer of records, and behind it the probe's own notes. */
export class ProbeBuffer {
  readonly #probe: ProbeExports;
  readonly #wasmMemory: WebAssembly.Memory;
  readonly #importFilename: number;
  readonly #at: number;

  /** Takes its memory whether events are recorded or not, so that everything else lies where it always does. */
  constructor({ probe, python, wasmMemory, importFilename }: ConnectedProbe) {
    this.#probe = probe;
    this.#wasmMemory = wasmMemory;
    this.#importFilename = importFilename;
    this.#at = python.malloc(PROBE_BYTES) >>> 0;
  }

  /** Begins recording into an empty buffer; `steps` is 1 where lines are followed. */
  open(snippetFilename: number, steps: number): void {
    this.#probe.openBuffer(this.#at, BUFFER_BYTES);
    this.#probe.start(snippetFilename, this.#importFilename, steps, this.#at + BUFFER_BYTES);
  }

  /** Address of the words that the program's C writes. */
  get labWordsAt(): number {
    return this.#at + BUFFER_BYTES + PROBES_NOTES_BYTES;
  }

  /** Words that are in it. */
  get length(): number {
    return this.#probe.size() / 4;
  }

  /** What is in it, until the probe writes on. */
  get words(): Uint32Array {
    return new Uint32Array(this.#wasmMemory.buffer, this.#at, this.length);
  }

  empty(): void {
    this.#probe.reset();
  }

  /** All of its bytes, the notes included, to be put back with `restore`. */
  save(): Uint8Array {
    return this.#bytes().slice();
  }

  restore(saved: Uint8Array): void {
    this.#bytes().set(saved);
  }

  #bytes(): Uint8Array {
    return new Uint8Array(this.#wasmMemory.buffer, this.#at, PROBE_BYTES);
  }
}
