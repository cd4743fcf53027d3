import { KIND_CODE } from '../../../trace/eventLog.ts';
import type { CapiValue } from '../../../trace/format.ts';
import type { CapiArgument } from '../capiArgument.ts';
import type { LogWriter } from './logWriter.ts';
import { Malformed, MOST_OPEN } from './malformed.ts';
import type { Texts } from './texts.ts';

/** A call of the C API by the snippet itself that has not returned. */
interface CapiCall {
  /** -1 where it is no longer kept. */
  seq: number;
  args: CapiValue[];
}

/** How a call ended, as a `capi-call` says it. */
export interface CallOutcome {
  result: CapiValue | CapiValue[] | null;
  raised?: string;
}

/** The events of calls of the C API: one each, written when it begins and completed when it returns. */
export class CapiCallEvents {
  readonly #writer: LogWriter;
  readonly #texts: Texts;
  readonly #open: CapiCall[] = [];

  constructor(writer: LogWriter, texts: Texts) {
    this.#writer = writer;
    this.#texts = texts;
  }

  /** Whether a call has not returned. */
  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  started(name: number, call: number): void {
    this.open(this.#texts.inLog(name), this.#values(this.#parsed(call).arguments));
  }

  /** `name` is the log's number of a text. */
  open(name: number, args: CapiValue[]): void {
    if (this.#open.length >= MOST_OPEN) throw new Malformed('too many calls at once');
    const text = this.#writer.log.texts.intern(JSON.stringify({ arguments: args, result: null }));
    const seq = this.#writer.emit(KIND_CODE['capi-call'], 0, name, text);
    this.#open.push({ seq, args });
  }

  finished(end: number): void {
    const { result: given, raised } = this.#parsed(end);
    const values = given === null ? null : this.#values(given);
    const result = values !== null && values.length === 1 ? values[0] : values;
    this.close({ result: result ?? null, ...(typeof raised === 'string' ? { raised } : {}) });
  }

  /** The innermost call has returned. */
  close(outcome: CallOutcome): void {
    const call = this.#open.pop();
    if (call === undefined || call.seq === -1) return;
    const written = { arguments: call.args, ...outcome };
    this.#writer.log.setExtra(call.seq, this.#writer.log.texts.intern(JSON.stringify(written)));
  }

  #parsed(text: number): { arguments?: unknown; result?: unknown; raised?: unknown } {
    try {
      const parsed: unknown = JSON.parse(this.#texts.text(text));
      if (parsed instanceof Object) return parsed;
    } catch {}
    throw new Malformed('a call that cannot be read');
  }

  /** Values of a call: by id what the log has met, the rest as it is written. */
  #values(given: unknown): CapiValue[] {
    if (!Array.isArray(given) || given.length > 8) throw new Malformed('a call that cannot be read');
    return given.map((value: Partial<CapiArgument> | null) => {
      if (typeof value?.address !== 'number' || typeof value.literal !== 'string')
        throw new Malformed('a call that cannot be read');
      return this.#writer.ids.get(value.address) || value.literal;
    });
  }
}
