import { CapiCalls, type CapiExports } from '../capi/capiCalls.ts';
import { type CapiAddresses, SCRATCH_BYTES } from '../capi/capiModule.ts';
import { capiCallRecords } from '../capi/capiRecords.ts';
import type { HostQuestions } from './hostQuestions.ts';
import { addressOf, type ConnectedProbe } from './probe.ts';
import type { SymbolTable } from './symbols.ts';

/** Carries out the calls of `capi`, and records them while the probe records. */
export class CapiRecorder {
  readonly #connected: ConnectedProbe;
  readonly #symbols: SymbolTable;
  readonly #calls: CapiCalls;

  constructor(
    exports: WebAssembly.Exports,
    capi: CapiAddresses,
    connected: ConnectedProbe,
    questions: HostQuestions,
    symbols: SymbolTable,
  ) {
    const { memory, wasmMemory } = connected;
    this.#connected = connected;
    this.#symbols = symbols;
    const variable = (name: string) => memory.word(addressOf(exports, name));
    this.#calls = new CapiCalls(exports as unknown as CapiExports, memory, {
      nullObject: capi.nullObject,
      scratch: capi.scratch,
      valueError: variable('PyExc_ValueError'),
      typeError: variable('PyExc_TypeError'),
      none: memory.types.none,
      cText: (text) => {
        const bytes = new TextEncoder().encode(`${text.slice(0, SCRATCH_BYTES / 4)}\0`);
        new Uint8Array(wasmMemory.buffer).set(bytes, capi.scratch);
        return capi.scratch;
      },
      pendingError: () => questions.pendingErrorText(),
    });
  }

  call(index: number, vector: number, count: number): number {
    const { probe } = this.#connected;
    const isRecording = probe.recording.value === 1;
    const listener = isRecording
      ? capiCallRecords({
          texts: this.#symbols.texts,
          mark: (...record) => probe.mark(...record),
          markOne: (...record) => probe.markOne(...record),
        })
      : null;
    return this.#calls.call(index, vector, count, listener);
  }
}
