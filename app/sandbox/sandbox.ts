import * as v from 'valibot';
import { ASSET_NAMES, type AssetName, type SnapshotAssets } from '../interpreter/start/assets.ts';
import { Arrivals } from '../interpreter/wire/arrivals.ts';
import { fromWorkerSchema } from '../interpreter/wire/messageSchema.ts';
import type { FromWorker, Numbered, ToWorker } from '../interpreter/wire/messages.ts';
import { MOST_REHEARSED, Unpacker } from '../interpreter/wire/packing.ts';
import { RunBudget } from '../interpreter/wire/runBudget.ts';
import type { RunRequest } from '../interpreter/wire/runRequest.ts';
import { EventLog } from '../trace/eventLog.ts';
import type { Outcome } from '../trace/format.ts';
import type { OutputChunk } from '../trace/output.ts';
import { prepareRows } from '../trace/rows.ts';
import { FlowMeter } from './flow.ts';
import { createFrame, startingWorker } from './frame.ts';

export interface FileSupply {
  /** Sends files (`FileMessage`) into a port, each as soon as it has come, until the answer is called. */
  supply(port: MessagePort, names: readonly AssetName[]): () => void;
}

export interface SandboxAssets extends FileSupply {
  /** The worker's code. */
  workerSource: string;
  libraryBytes: number;
  facts: SnapshotAssets['manifest'];
}

export interface SandboxListener {
  onReady(): void;
  /** It could not be started, or broke the rules before it ran anything. */
  onFailed(reason: string): void;
  /** `log` has grown; `output` is new. */
  onProgress(output: OutputChunk[]): void;
  onInputWanted(prompt: string): void;
  /** The program needs the standard library, which has not come; what it did does not count. */
  onLibraryWanted(): void;
  onDone(outcome: Outcome): void;
}

/** How long progress waits for more before it is told, so that the page is drawn once for what comes at once. */
const GATHER_MS = 100;
/** Or so many times as long as the page took to draw the last: most of its time is for who presses Stop. */
const GATHER_TIMES = 4;

const RETIRES_AFTER_MS = 200;
const PREPARES_AFTER_MS = 100;
/** A megabyte: some 3 ms of the page's thread where memory is slow. */
const ROWS_AT_ONCE = 1 << 16;

type Phase = 'starting' | 'ready' | 'running' | 'ended';

/** One frame with one worker and one interpreter, for one run. Nothing that comes out of it is believed unchecked. */
export class Sandbox {
  readonly log = new EventLog();
  readonly #frame: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly #flow = new FlowMeter();
  readonly #listener: SandboxListener;
  /** Ends the supply with files. */
  readonly #withdraw: () => void;
  #phase: Phase = 'starting';
  #nextNumber = 0;
  #rehearsed = 0;
  readonly #budget = new RunBudget();
  readonly #unpacker = new Unpacker();
  readonly #arrivals = new Arrivals(this.log);
  /** Output that the listener has not been told of. */
  #untold: OutputChunk[] = [];
  #telling: ReturnType<typeof setTimeout> | undefined;
  #gatherMs = GATHER_MS;

  constructor(assets: SandboxAssets, listener: SandboxListener) {
    this.#listener = listener;
    this.#frame = createFrame(startingWorker(assets.workerSource));
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }: MessageEvent<unknown>) => this.#receive(data);
    window.addEventListener('message', this.#hearFrame);
    const files = new MessageChannel();
    this.#withdraw = assets.supply(files.port1, ASSET_NAMES);
    const handPorts = () => this.#frame.contentWindow?.postMessage(null, '*', [port2, files.port2]);
    this.#frame.addEventListener('load', handPorts, { once: true });
    document.body.append(this.#frame);
    this.#post({ kind: 'boot', facts: assets.facts, libraryBytes: assets.libraryBytes });
  }

  get isReady(): boolean {
    return this.#phase === 'ready';
  }

  /** `afterLibrary` is for when the standard library has come: the program waits until it has been read. */
  run(
    { code, lab, timeLimitSeconds, inputLines, recordSteps = true, record = true }: RunRequest,
    afterLibrary: boolean,
  ): void {
    this.#phase = 'running';
    const request = {
      code,
      timeLimitSeconds,
      inputLines: [...inputLines],
      recordSteps,
      record,
      ...(lab && { lab }),
    };
    this.#post({ kind: 'run', afterLibrary, ...request });
  }

  answerInput(line: string): void {
    this.#post({ kind: 'line', line });
  }

  /** Ends the worker at once, whatever it does. What has come of it is told; nothing is heard of it any more. */
  end(): void {
    if (this.#phase === 'ended') return;
    this.#close();
    this.#frame.remove();
  }

  /** Its worker has nothing more to do: what came of it is shown before the page takes the trouble to remove it. */
  #retire(): void {
    this.#close();
    setTimeout(() => this.#frame.remove(), RETIRES_AFTER_MS);
  }

  #close(): void {
    this.#tell();
    this.#phase = 'ended';
    this.#withdraw();
    this.#port.onmessage = null;
    this.#port.close();
    window.removeEventListener('message', this.#hearFrame);
  }

  /** Makes memory ready for the events of the run to come, a bit at a time, until it begins. */
  prepare(): void {
    const some = () => {
      if (this.#phase === 'ready' && prepareRows(ROWS_AT_ONCE)) setTimeout(some);
    };
    setTimeout(some, PREPARES_AFTER_MS);
  }

  #post(message: ToWorker): void {
    this.#port.postMessage(message);
  }

  /** The frame itself only ever says that its worker did not start, or died. */
  readonly #hearFrame = ({ source, data }: MessageEvent<unknown>): void => {
    if (source === null || source !== this.#frame.contentWindow) return;
    const reason = (data as { workerFailed?: unknown } | null)?.workerFailed;
    if (typeof reason === 'string') this.#fail(`Python's worker stopped: ${reason.slice(0, 500)}`);
  };

  #receive(data: unknown): void {
    if (!this.#flow.admit()) {
      this.#fail('The program sent the page more messages than any run needs, so it was ended.');
      return;
    }
    const problem = this.#problemWith(data);
    if (problem !== null) this.#fail(`${problem}, so it was ended.`);
  }

  /** Tells of the progress that has not been told. */
  #tell(): void {
    if (this.#telling === undefined) return;
    clearTimeout(this.#telling);
    this.#telling = undefined;
    const output = this.#untold;
    this.#untold = [];
    const toldAt = performance.now();
    this.#listener.onProgress(output);
    // The page draws itself before it comes to this.
    setTimeout(() => {
      this.#gatherMs = Math.max(GATHER_MS, GATHER_TIMES * (performance.now() - toldAt));
    });
  }

  #problemWith(data: unknown): string | null {
    const parsed = v.safeParse(fromWorkerSchema, data);
    if (!parsed.success) return 'The program sent the page a message that no run sends';
    const problem = this.#accept(parsed.output);
    return problem && `What the program sent the page does not fit together (${problem})`;
  }

  /** Acts on a message; says what is wrong where it does not fit. */
  #accept(message: Numbered): string | null {
    if (message.number !== this.#nextNumber) return 'a message out of turn';
    this.#nextNumber += 1;
    if (!phasesOf(message).includes(this.#phase)) return `${message.kind} while ${this.#phase}`;
    switch (message.kind) {
      case 'ready':
        this.#phase = 'ready';
        this.#listener.onReady();
        return null;
      case 'failed':
        this.#fail(message.reason);
        return null;
      case 'rehearsed':
        this.#rehearsed += 1;
        if (this.#rehearsed > MOST_REHEARSED) return 'too much of a rehearsal';
        return this.#budget.spend(message.records, []);
      case 'progress': {
        const { records, output } = message;
        const excess = this.#budget.spend(records, output);
        if (excess !== null) return excess;
        const batch = records === null ? null : this.#unpacker.batch(records);
        if (records !== null && batch === null) return 'records that were not packed as they are';
        const arrived = this.#arrivals.read(batch, output);
        if (arrived.kind === 'problem') return arrived.problem;
        for (const chunk of arrived.output) this.#untold.push(chunk);
        this.#telling ??= setTimeout(() => this.#tell(), this.#gatherMs);
        return null;
      }
      case 'input-wanted':
        this.#tell();
        this.#listener.onInputWanted(message.prompt);
        return null;
      case 'done':
        this.#retire();
        this.#listener.onDone(message.outcome);
        return null;
      case 'library-wanted':
        this.end();
        this.#listener.onLibraryWanted();
        return null;
    }
  }

  #fail(reason: string): void {
    const ran = this.#phase === 'running';
    this.end();
    if (ran) this.#listener.onDone({ kind: 'crashed', message: reason });
    else this.#listener.onFailed(reason);
  }
}

/** When a message may come. A rehearsal may be on its way while Run is pressed. */
function phasesOf({ kind }: FromWorker): readonly Phase[] {
  if (kind === 'ready' || kind === 'failed') return ['starting'];
  return kind === 'rehearsed' ? ['ready', 'running'] : ['running'];
}
