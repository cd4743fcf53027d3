import { EventLog } from '../../trace/eventLog.ts';
import type { CapiAddresses } from '../capi/capiModule.ts';
import { HeapReader } from '../memory/heapReader.ts';
import type { LineTables } from '../memory/lineTables.ts';
import { Decoder } from '../wire/decode/decoder.ts';
import { MOST_REHEARSED, type PackedBatch } from '../wire/packing.ts';
import { RECORD } from '../wire/records.ts';
import { StepBuilder, type StepSink } from '../wire/stepSink.ts';
import { CapiRecorder } from './capiRecorder.ts';
import { HostQuestions } from './hostQuestions.ts';
import type { Outgoing } from './outgoing.ts';
import { addressOf, type ConnectedProbe, type ProbeExports } from './probe.ts';
import { ProbeBuffer } from './probeBuffer.ts';
import { rehearseReading } from './readRehearsal.ts';
import type { Lab, LabWords, Recorder, RecordingOptions } from './recorder.ts';
import { StepRecorder } from './steps.ts';
import { NO_SYMBOLS, type SymbolTable } from './symbols.ts';

/** So many pieces of the buffer's length wait to be read at most: 4 MB. */
const MOST_UNREAD = 64;
/** So many names, refcounts and references are worth being taken before the usual time. */
const MANY_FACTS = 5000;
/**
 * What a warm-up writes, in turns: batches as long as those of a program in which much happens, whose addresses never
 * repeat; and batches of few addresses, which get short, until the packer has been optimised. Given as how many records,
 * and which bits of an address they have.
 */
const REHEARSED: readonly [number, number][] = [
  [40_000, 0x07fffff8],
  [160_000, 0xf8],
];

/** What `createRecorder` makes of probe/registry.ts. */
export interface RegistryExports extends WebAssembly.Exports {
  clear(): void;
}

/** Takes the probe's records out of its buffer, and reads the heap at the lines that it stops at. */
export class AttachedRecorder implements Recorder {
  readonly log = new EventLog();
  readonly questions: HostQuestions;
  readonly capi: CapiRecorder;
  readonly #connected: ConnectedProbe;
  readonly #probe: ProbeExports;
  readonly #registries: Record<'types' | 'watched' | 'codes' | 'tables', RegistryExports>;
  readonly #lineTables: LineTables;
  readonly #symbols: SymbolTable;
  readonly #buffer: ProbeBuffer;
  readonly #heap: HeapReader;
  /** null where records are read here only. */
  readonly #outgoing: Outgoing | null;
  readonly #stepSink: StepSink;
  /** null where no steps are recorded. */
  #steps: StepRecorder | null = null;
  #atLine = () => {};
  #full = () => {};
  #thrownAway = false;
  /** Of the steps that there were when it was last said that there is much. */
  #factsReported = 0;
  /** Reads records into `log`; null where nobody needs that. */
  #decoder: Decoder | null = null;
  /** Words that wait to be read here. */
  #unread: Uint32Array[] = [];
  /** Words in the buffer that have been read already. */
  #wordsRead = 0;
  #read = NO_SYMBOLS;
  #startedMs = 0;

  constructor(
    exports: WebAssembly.Exports,
    capi: CapiAddresses,
    connected: ConnectedProbe,
    registries: Record<'types' | 'watched' | 'codes' | 'tables', RegistryExports>,
    lineTables: LineTables,
    symbols: SymbolTable,
    outgoing: Outgoing | null,
  ) {
    this.#connected = connected;
    this.#probe = connected.probe;
    this.#registries = registries;
    this.#lineTables = lineTables;
    this.#symbols = symbols;
    this.#outgoing = outgoing;
    this.#stepSink = outgoing?.steps ?? new StepBuilder((step) => this.log.steps.push(step));
    this.#buffer = new ProbeBuffer(connected);
    this.#heap = new HeapReader(connected.memory, {
      cell: addressOf(exports, 'PyCell_Type'),
      set: addressOf(exports, 'PySet_Type'),
      frozenset: addressOf(exports, 'PyFrozenSet_Type'),
      module: addressOf(exports, 'PyModule_Type'),
    });
    this.questions = new HostQuestions(connected, symbols, lineTables);
    this.capi = new CapiRecorder(exports, capi, connected, this.questions, symbols);
  }

  start(snippetFilename: number, options: RecordingOptions = {}): void {
    this.#atLine = options.atLine ?? (() => {});
    this.#full = options.full ?? (() => {});
    this.#thrownAway = options.thrownAway ?? false;
    for (const registry of Object.values(this.#registries)) registry.clear();
    this.#lineTables.clear();
    const decoder = options.steps || this.#outgoing === null ? new Decoder(this.log) : null;
    this.#decoder = decoder;
    this.#steps =
      options.steps && decoder !== null
        ? new StepRecorder(this.log, this.#connected.memory, this.#heap, decoder, snippetFilename)
        : null;
    this.#factsReported = 0;
    this.#startedMs = performance.now();
    this.#buffer.open(snippetFilename, options.steps ? 1 : 0);
  }

  stop(): void {
    this.#probe.stop();
  }

  get labWords(): LabWords {
    const siteAt = this.#buffer.labWordsAt;
    const { currentFrameAt } = this.#connected;
    return { siteAt, frameAt: siteAt + 4, dataAt: siteAt + 8, tableAt: siteAt + 12, currentFrameAt };
  }

  takeLab(lab: Lab): void {
    this.questions.lab = { name: lab.name, from: 0, bytes: lab.dataBytes, tableCount: lab.tableCount };
    for (const { name, lines } of lab.functions)
      this.#symbols.codes.push({
        function: name,
        library: '',
        isStandardLibrary: false,
        lines: Uint32Array.from(lines),
        isC: true,
      });
  }

  get labIsLoaded(): boolean {
    return (this.questions.lab?.from ?? 0) !== 0;
  }

  /** The module of the program's C is being initialised: the loader has given it its memory. */
  labLoaded(): void {
    const { lab } = this.questions;
    if (lab === null) return;
    const { dataAt, tableAt } = this.labWords;
    const { memory } = this.#connected;
    lab.from = memory.word(dataAt);
    this.#probe.labIs(lab.from, lab.bytes, memory.word(tableAt), lab.tableCount);
  }

  startUnrecorded(): void {
    this.#probe.stepping.value = 0;
  }

  readonly clockSeen = (nowMs: number): void => {
    this.#probe.clockIs((nowMs - this.#startedMs) * 1000);
  };

  /** Microseconds since the start. */
  nowUs(): number {
    return (performance.now() - this.#startedMs) * 1000;
  }

  *rehearsal(python: number): Iterable<PackedBatch | null> {
    if (this.#outgoing !== null)
      for (let batch = 0; batch < MOST_REHEARSED; batch += 1)
        yield this.#rehearsedBatch(this.#outgoing, ...REHEARSED[batch % REHEARSED.length]!);
    yield* rehearseReading(this.#connected.memory, this.#heap, python);
  }

  /**
   * Records of what did not happen, about objects that are not there; the probe's memory is put back. Nothing of Python
   * runs, so the probe asks no registry.
   */
  #rehearsedBatch(outgoing: Outgoing, records: number, addresses: number): PackedBatch | null {
    const probe = this.#probe;
    const before = this.#buffer.save();
    this.#startedMs = performance.now();
    this.#buffer.open(0, probe.stepping.value);
    try {
      for (let object = 0; object < records; object += 1)
        probe.markOne(RECORD.derefDead, 0, Math.imul(object, 0x9e3779b1) & addresses);
      return this.take();
    } finally {
      probe.stop();
      this.#buffer.restore(before);
      outgoing.forget();
    }
  }

  readEnd(globals: number): void {
    if (this.#steps === null) return;
    this.drain();
    const end = new StepBuilder((step) => {
      this.log.end = step;
    });
    this.#steps.readEnd(globals, end);
  }

  /** The probe's buffer is full. */
  bufferFull(): void {
    this.#flush();
    this.#full();
  }

  /** Takes the words out of the buffer. */
  #flush(): void {
    const { words } = this.#buffer;
    if (words.length === 0) return;
    if (!this.#thrownAway) {
      this.#outgoing?.add(words);
      if (this.#decoder !== null) this.#keepUnread(words);
    }
    this.#wordsRead = 0;
    this.#buffer.empty();
  }

  /** Once no more steps are read, records are read here for the end alone: many at a time. */
  #keepUnread(words: Uint32Array): void {
    this.#unread.push(words.slice(this.#wordsRead));
    if (this.#unread.length < MOST_UNREAD) return;
    for (const each of this.#unread) this.#readWords(each);
    this.#unread = [];
  }

  drain(): void {
    this.log.stepsDropped = this.#probe.stepsDropped.value >>> 0;
    for (const words of this.#unread) this.#readWords(words);
    this.#unread = [];
    // They stay in the buffer: at each line there are a few.
    const { words } = this.#buffer;
    if (words.length > this.#wordsRead) this.#readWords(words.subarray(this.#wordsRead));
    this.#wordsRead = words.length;
  }

  #readWords(words: Uint32Array): void {
    const problem = this.#decoder?.read({ words, ...this.#symbols.since(this.#read) }) ?? null;
    if (problem !== null) throw new Error(`The probe wrote ${problem}.`);
    this.#read = this.#symbols.counts;
  }

  position(): { seq: number; steps: number } {
    const steps = this.#steps?.count ?? 0;
    if (this.#thrownAway) return { seq: 0, steps };
    if (this.#outgoing !== null) return { seq: this.#outgoing.wordCount + this.#buffer.length, steps };
    this.drain();
    return { seq: this.log.length, steps };
  }

  take(): PackedBatch | null {
    this.#flush();
    return this.#outgoing?.take(this.#probe.stepsDropped.value >>> 0, this.log.end) ?? null;
  }

  /** The snippet is about to run a line. */
  step(frame: number, line: number): void {
    const steps = this.#steps;
    if (steps === null || steps.isFull) {
      this.#probe.dropSteps();
      return;
    }
    this.drain();
    steps.read(frame, line, this.#stepSink);
    this.#atLine();
    if (steps.facts - this.#factsReported >= MANY_FACTS) {
      this.#factsReported = steps.facts;
      this.#full();
    }
  }
}
