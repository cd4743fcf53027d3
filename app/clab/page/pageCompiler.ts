import { files, workerSource } from 'virtual:compiler';
import * as v from 'valibot';
import { createFrame, startingWorker } from '../../sandbox/frame.ts';
import { fetchFile } from '../../session/fetchFile.ts';
import { FileCache } from '../../session/fileCache.ts';
import { type CompileResult, MOST_C_BYTES } from '../compiler/compiler.ts';
import type { CompilerKit, ToCompiler } from '../compiler/messages.ts';
import { InTurn, type NotDone } from './inTurn.ts';
import { fromCompilerSchema } from './resultSchema.ts';

/** What is told while a program waits for its module. Bytes are those that travel. */
export type CompilerProgress =
  | { kind: 'loading'; loadedBytes: number; totalBytes: number }
  | { kind: 'compiling' };

export type PageCompileResult =
  | CompileResult
  | NotDone
  /** The compiler could not be had; `reason` is part of a sentence. */
  | { kind: 'unavailable'; reason: string };

/** In WebKit a frame of opaque origin can read no blob. */
const BLOBS_TRAVEL = !navigator.userAgent.includes('AppleWebKit') || navigator.userAgent.includes('Chrome');

/**
 * Clang in a frame and a worker of its own, as locked as a sandbox. It is started when a program has C for the first
 * time, and kept; one file is compiled at a time, and a newer one supersedes those before it.
 */
export class PageCompiler {
  readonly #cache = new FileCache(new URL('./', document.baseURI).href, 'compiler');
  readonly #inTurn = new InTurn();
  #started: StartedCompiler | null = null;
  #last: { source: string; result: CompileResult } | null = null;

  /** Unchanged C is not compiled again. */
  async compile(
    source: string,
    onProgress: (progress: CompilerProgress) => void,
  ): Promise<PageCompileResult> {
    try {
      return await this.#inTurn.ask((signal) => this.#compile(source, onProgress, signal));
    } catch (error) {
      return { kind: 'unavailable', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Gives up what is going on; the next program starts the compiler anew. */
  cancel(): void {
    this.#inTurn.cancel();
  }

  async #compile(
    source: string,
    onProgress: (progress: CompilerProgress) => void,
    signal: AbortSignal,
  ): Promise<CompileResult> {
    if (this.#last?.source === source) return this.#last.result;
    const bytes = new TextEncoder().encode(source).length;
    if (bytes > MOST_C_BYTES) return { kind: 'too-large', bytes, mostBytes: MOST_C_BYTES };
    // Clang cannot be interrupted: its worker goes.
    signal.addEventListener('abort', () => this.#end(), { once: true });
    // What still comes of a request that was cancelled is of no interest.
    const report = (progress: CompilerProgress) => {
      if (!signal.aborted) onProgress(progress);
    };
    try {
      const started = this.#started ?? (await this.#start(report, signal));
      if (signal.aborted) started.end();
      signal.throwIfAborted();
      this.#started = started;
      report({ kind: 'compiling' });
      const result = await started.compile(source);
      this.#last = { source, result };
      return result;
    } catch (error) {
      // A worker that failed is of no more use. One that was started after a cancelled request is another's.
      if (!signal.aborted) this.#end();
      throw error;
    }
  }

  #end(): void {
    this.#started?.end();
    this.#started = null;
  }

  async #start(
    onProgress: (progress: CompilerProgress) => void,
    signal: AbortSignal,
  ): Promise<StartedCompiler> {
    const base = new URL('./', document.baseURI).href;
    const totalBytes = files.core.brotliBytes + files.kit.brotliBytes;
    const shares = { core: 0, kit: 0 };
    const get = async (name: 'core' | 'kit') => {
      const url = new URL(files[name].path, base).href;
      const kept = await this.#cache.find(url, files[name].bytes);
      if (kept !== null) return { url, content: kept, isKept: true };
      const content = await fetchFile(files[name], base, signal, (share) => {
        shares[name] = share * files[name].brotliBytes;
        onProgress({ kind: 'loading', loadedBytes: shares.core + shares.kit, totalBytes });
      });
      return { url, content: new Blob([content]), isKept: false };
    };
    onProgress({ kind: 'loading', loadedBytes: 0, totalBytes });
    const [core, kit] = await Promise.all([get('core'), get('kit')]);
    const started = await StartedCompiler.start(
      BLOBS_TRAVEL ? core.content : await core.content.arrayBuffer(),
      JSON.parse(await kit.content.text()) as CompilerKit,
    );
    if (!core.isKept || !kit.isKept)
      void this.#cache.keep(new Map([core, kit].map(({ url, content }) => [url, content])));
    return started;
  }
}

/** A frame with a worker in which Clang is ready. */
class StartedCompiler {
  readonly #frame: HTMLIFrameElement;
  readonly #port: MessagePort;
  /** Aborted when it is ended: nobody listens to its frame any more. */
  readonly #ended = new AbortController();
  #answer: { resolve(result: CompileResult): void; reject(error: Error): void } | null = null;

  private constructor(frame: HTMLIFrameElement, port: MessagePort) {
    this.#frame = frame;
    this.#port = port;
  }

  static start(core: Blob | ArrayBuffer, kit: CompilerKit): Promise<StartedCompiler> {
    const frame = createFrame(startingWorker(workerSource));
    frame.title = 'C compiler';
    const { port1, port2 } = new MessageChannel();
    const compiler = new StartedCompiler(frame, port1);
    return new Promise((resolve, reject) => {
      const fail = (reason: string) => {
        compiler.end();
        reject(new Error(reason));
        compiler.#answer?.reject(new Error(reason));
      };
      port1.onmessage = ({ data }: MessageEvent<unknown>) => {
        const parsed = v.safeParse(fromCompilerSchema, data);
        if (!parsed.success) return fail('it answered in a way that no compiler does');
        const message = parsed.output;
        if (message.kind === 'ready') resolve(compiler);
        else if (message.kind === 'failed') fail(message.reason);
        else compiler.#answer?.resolve(message.result as CompileResult);
      };
      const hearFrame = ({ source, data }: MessageEvent<unknown>) => {
        const reason = (data as { workerFailed?: unknown } | null)?.workerFailed;
        if (source === frame.contentWindow && source !== null && typeof reason === 'string') fail(reason);
      };
      window.addEventListener('message', hearFrame, { signal: compiler.#ended.signal });
      frame.addEventListener('load', () => frame.contentWindow?.postMessage(null, '*', [port2]), {
        once: true,
      });
      document.body.append(frame);
      port1.postMessage({ kind: 'start', core, kit } satisfies ToCompiler);
    });
  }

  compile(source: string): Promise<CompileResult> {
    return new Promise((resolve, reject) => {
      this.#answer = { resolve, reject };
      this.#port.postMessage({ kind: 'compile', source } satisfies ToCompiler);
    });
  }

  end(): void {
    this.#ended.abort();
    this.#port.close();
    this.#frame.remove();
  }
}
