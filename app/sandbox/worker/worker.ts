import { moduleProblemText } from '../../clab/module/moduleProblem.ts';
import { createRecorder } from '../../interpreter/record/createRecorder.ts';
import { installLab } from '../../interpreter/run/lab.ts';
import { run } from '../../interpreter/run/run.ts';
import type { Library, SnapshotAssets } from '../../interpreter/start/assets.ts';
import { boot, type Interpreter } from '../../interpreter/start/boot.ts';
import {
  type FromWorker,
  type Numbered,
  OUTCOME_TEXT_LENGTH,
  PROMPT_LENGTH,
  PROTOCOL_VERSION,
  type ToWorker,
} from '../../interpreter/wire/messages.ts';
import type { RunRequest } from '../../interpreter/wire/runRequest.ts';
import { Files } from './files.ts';

/** The worker inside the frame: boots one interpreter, runs one snippet, sends what happens to the page. */
class Worker {
  readonly #port: MessagePort;
  #number = 0;
  #interpreter: Interpreter | null = null;
  #hasBegun = false;
  #answerInput: (line: string) => void = () => {};
  readonly #library: Library = { bytes: 0, content: null, missed: false };
  readonly #files: Files;
  readonly #libraryRead: Promise<void>;

  constructor(port: MessagePort, files: MessagePort) {
    this.#files = new Files(files);
    this.#libraryRead = this.#files.bytesOf('stdlib').then(
      (bytes) => {
        this.#library.content = bytes;
      },
      // A program that needs it says so.
      () => {},
    );
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<ToWorker>) => this.#receive(data);
  }

  async #receive(message: ToWorker): Promise<void> {
    switch (message.kind) {
      case 'boot':
        return this.#boot(message.facts, message.libraryBytes);
      case 'run':
        this.#hasBegun = true;
        if (message.afterLibrary) await this.#libraryRead;
        return this.#run(message);
      case 'line':
        return this.#answerInput(message.line);
    }
  }

  async #boot(facts: SnapshotAssets['manifest'], libraryBytes: number): Promise<void> {
    this.#library.bytes = libraryBytes;
    try {
      const assets = { ...(await this.#files.read()), stdlib: this.#library, manifest: facts };
      this.#interpreter = await boot(assets, createRecorder(assets, 'elsewhere'));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#send({ kind: 'failed', reason: clipped(reason) });
      return;
    }
    this.#send({ kind: 'ready' });
    // What goes wrong with it goes wrong in a run too, and is told there.
    await this.#rehearse(this.#interpreter).catch(() => {});
  }

  /** Whoever runs something meanwhile waits no longer than if the first part had been done before. */
  async #rehearse({ rehearse, recorder, harness }: Interpreter): Promise<void> {
    await rehearse();
    const rest = recorder.rehearsal(harness.prepare)[Symbol.iterator]();
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve));
      if (this.#hasBegun) return;
      const { done, value: records } = rest.next();
      if (done) return;
      if (records !== null) this.#send({ kind: 'rehearsed', records });
    }
  }

  async #run(request: RunRequest): Promise<void> {
    const interpreter = this.#interpreter!;
    const problem = request.lab === undefined ? null : this.#install(interpreter, request.lab, request);
    if (problem !== null) return this.#send({ kind: 'done', outcome: { kind: 'crashed', message: problem } });
    const outcome = await run(interpreter, request, {
      deliver: (output) => {
        if (this.#library.missed) return;
        const records = interpreter.recorder.take();
        if (records !== null || output.length > 0) this.#send({ kind: 'progress', records, output });
      },
      waitForLine: (prompt) => {
        this.#send({ kind: 'input-wanted', prompt: prompt.slice(-PROMPT_LENGTH) });
        return new Promise((resolve) => {
          this.#answerInput = resolve;
        });
      },
    });
    if (this.#library.missed) return this.#send({ kind: 'library-wanted' });
    if (outcome.kind === 'raised') {
      outcome.type = clipped(outcome.type);
      outcome.message = clipped(outcome.message);
      outcome.traceback = clipped(outcome.traceback);
    }
    if (outcome.kind === 'exited' && typeof outcome.code === 'string') outcome.code = clipped(outcome.code);
    this.#send({ kind: 'done', outcome });
  }

  /** Puts the module of the program's C where Python imports it from; gives what is wrong with it. */
  #install(interpreter: Interpreter, lab: Uint8Array, { record }: RunRequest): string | null {
    const installed = installLab(interpreter, lab, record !== false);
    return installed.kind === 'installed' ? null : clipped(moduleProblemText(installed));
  }

  #send(message: FromWorker): void {
    const numbered: Numbered = { ...message, version: PROTOCOL_VERSION, number: this.#number };
    this.#number += 1;
    const records = 'records' in message ? message.records : null;
    // Handed over, not copied.
    this.#port.postMessage(numbered, records === null ? [] : [records.packed.buffer as ArrayBuffer]);
  }
}

function clipped(text: string): string {
  return text.length <= OUTCOME_TEXT_LENGTH ? text : `${text.slice(0, OUTCOME_TEXT_LENGTH - 1)}…`;
}

self.addEventListener('message', ({ ports }) => new Worker(...(ports as [MessagePort, MessagePort])), {
  once: true,
});
