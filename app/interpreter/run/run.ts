import type { Outcome } from '../../trace/format.ts';
import type { OutputChunk } from '../../trace/output.ts';
import type { Interpreter } from '../start/boot.ts';
import type { Address } from '../start/emscripten.ts';
import { HOME } from '../start/loader.ts';
import type { RunRequest } from '../wire/runRequest.ts';
import { OutputCollector } from './output.ts';
import { HardStop } from './poll.ts';
import { LineInput } from './stdin.ts';

/** The snippet's name in tracebacks, and its file in the working folder. */
export const SNIPPET_FILE = 'snippet.py';

/** What a run asks of its surroundings. */
export interface RunHost {
  /** Called about every 100 ms, when there are many records, and at the end: `output` is new, records may be. */
  deliver(output: OutputChunk[]): void;
  /** Called inside the snippet's every write, with Python halted in the middle of it. */
  written?(stream: OutputChunk['stream'], bytes: Uint8Array): void;
  /** Called when recording has stopped, before anything else runs. */
  stopped?(): void;
  /** A line for `input()` that can be had at once; null for end of file. */
  readLine?(): string | null;
  /** A line from a person; only asked for where the engine can wait. null for end of file. */
  waitForLine?(prompt: string): Promise<string | null>;
}

/**
 * Runs one snippet to its end, on an interpreter that has run nothing yet.
 *
 * The snippet's code object is evaluated from C with nothing of Python below it. Recording starts right before and
 * stops right after: formatting the traceback comes later and is not recorded. The exception stays alive as
 * sys.last_exc does in CPython, objects that are alive at the end stay so, and exit handlers do not run: a page never
 * finalizes its interpreter.
 */
export async function run(interpreter: Interpreter, request: RunRequest, host: RunHost): Promise<Outcome> {
  const { module, recorder, poll, calls, harness, waiting } = interpreter;
  const output = new OutputCollector(
    () => recorder.position(),
    () => poll.reach('output'),
  );
  const deliver = () => {
    host.deliver(output.take());
  };
  const { readLine, waitForLine } = host;
  const input = new LineInput(
    request.inputLines,
    readLine &&
      (() => {
        deliver();
        return readLine();
      }),
  );
  connectStreams(interpreter, output, input, host);
  if (interpreter.canWait && waitForLine !== undefined)
    waiting.beforeInput = () => {
      if (input.hasLine) return null;
      deliver();
      poll.pause();
      return waitForLine(output.lastLine).then((line) => {
        poll.resume();
        if (line !== null) input.push(line);
      });
    };

  try {
    await interpreter.rehearse();
    module.FS.writeFile(`${HOME}/${SNIPPET_FILE}`, request.code);
    const prepared = await calls.call(harness.prepare, calls.str(request.code));
    if (prepared === 0) return await reported(interpreter);
    const ended = await evaluate(interpreter, prepared, request, deliver, host);
    // From here on the harness works unrecorded.
    if (poll.limit !== null) {
      // Its KeyboardInterrupt, or whatever the program made of it.
      if (!ended) calls.takeException();
      await calls.call(harness.finish);
      return { kind: 'limit', limit: poll.limit };
    }
    if (!ended) return await reported(interpreter);
    await calls.call(harness.finish);
    return { kind: 'completed' };
  } catch (error) {
    return outcomeOfFailure(error, poll.limit !== null ? { kind: 'limit', limit: poll.limit } : null);
  } finally {
    deliverLast(deliver);
  }
}

/** An interpreter that crashed may have left memory that cannot be decoded: what was delivered before stays. */
function deliverLast(deliver: () => void): void {
  try {
    deliver();
  } catch {}
}

/** Evaluates the snippet, recorded and under its limits. False: an exception is pending. */
async function evaluate(
  interpreter: Interpreter,
  prepared: Address,
  request: RunRequest,
  deliver: () => void,
  host: RunHost,
): Promise<boolean> {
  const { recorder, poll, calls, harness } = interpreter;
  const [code, main, filename] = [0, 1, 2].map((index) => calls.item(prepared, index)) as [
    number,
    number,
    number,
  ];
  const awaits = calls.int(calls.item(prepared, 3)) !== 0;
  const records = request.record !== false;
  poll.start(request.timeLimitSeconds * 1000, deliver, records ? recorder.clockSeen : undefined);
  if (records)
    recorder.start(filename, {
      steps: request.recordSteps ?? false,
      thrownAway: request.record === 'thrown-away',
      atLine: poll.atLine,
      full: poll.full,
    });
  else recorder.startUnrecorded();
  try {
    let result = await calls.evaluate(code, main);
    if (result !== 0 && awaits) result = await calls.call(harness.drive, result);
    recorder.readEnd(main);
    return result !== 0;
  } finally {
    recorder.stop();
    poll.stop();
    host.stopped?.();
  }
}

function connectStreams(
  { api }: Interpreter,
  output: OutputCollector,
  input: LineInput,
  host: RunHost,
): void {
  const write = (stream: OutputChunk['stream']) => (bytes: Uint8Array) => {
    output.write(stream, bytes);
    host.written?.(stream, bytes);
    return bytes.length;
  };
  api.setStdout({ write: write('stdout') });
  api.setStderr({ write: write('stderr') });
  api.setStdin({ read: input.read });
}

/** What the pending exception makes of the run. */
async function reported({ calls, harness }: Interpreter): Promise<Outcome> {
  const exception = calls.takeException();
  // As sys.last_exc keeps it in CPython: what its frames hold would else die here, unrecorded.
  calls.keep(exception);
  const report = await calls.call(harness.report, exception);
  if (report === 0)
    return { kind: 'crashed', message: 'The exception that ended the program could not be described.' };
  return JSON.parse(calls.text(report)) as Outcome;
}

/** What a JavaScript exception out of the interpreter means. */
function outcomeOfFailure(error: unknown, limit: Outcome | null): Outcome {
  if (error instanceof HardStop && limit !== null) return limit;
  if (isExit(error)) return { kind: 'exited', code: error.status };
  return { kind: 'crashed', message: crashSentence(error) };
}

function isExit(error: unknown): error is { status: number } {
  return error instanceof Object && (error as { name?: unknown }).name === 'ExitStatus';
}

function crashSentence(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  // A RangeError in most engines, an InternalError in Firefox.
  if (/call stack|stack size|too much recursion/i.test(detail))
    return 'The interpreter ran out of stack and is gone: too many calls or deallocations were nested in each other.';
  if (/memory|allocation/i.test(detail) && !/out of bounds/i.test(detail))
    return 'The interpreter ran out of memory and is gone.';
  return `The interpreter crashed and is gone (${detail}).`;
}
