import { CAPI_SIGNATURES } from '../../../trace/capiSignatures.ts';
import type { CapiValue } from '../../../trace/format.ts';
import { C_RESULTS, RECORD } from '../records.ts';
import type { CallOutcome, CapiCallEvents } from './capiCallEvents.ts';
import type { LogWriter } from './logWriter.ts';
import type { Texts } from './texts.ts';

/** The calls that the program's own C makes. A call that is the same as the last one names nothing. */
export class CallsFromC {
  readonly #writer: LogWriter;
  readonly #texts: Texts;
  readonly #events: CapiCallEvents;
  /** The words of the last call, and of what the last one gave. */
  #called = new Uint32Array(4);
  #returned = new Uint32Array(2);

  constructor(writer: LogWriter, texts: Texts, events: CapiCallEvents) {
    this.#writer = writer;
    this.#texts = texts;
    this.#events = events;
  }

  keep(kind: number, words: Uint32Array): void {
    if (kind === RECORD.cCalled) this.#called = words.slice();
    else this.#returned = words.slice();
  }

  /** `index` is one of CAPI_SIGNATURES. */
  started(index: number): void {
    const { name, arguments: bounds } = CAPI_SIGNATURES[index]!;
    const [first = 0, firstText = 0, second = 0, secondText = 0] = this.#called;
    const values = [this.#value(first, firstText)];
    if (bounds[1] > 1) values.push(this.#value(second, secondText));
    this.#events.open(this.#writer.log.texts.intern(name), values);
  }

  /** `index` is one of C_RESULTS. */
  finished(index: number): void {
    this.#events.close(this.#outcome(C_RESULTS[index]!));
  }

  #outcome(gave: (typeof C_RESULTS)[number]): CallOutcome {
    const [value = 0, text = 0] = this.#returned;
    switch (gave) {
      case 'int':
        return { result: String(value | 0) };
      case 'object':
        return { result: this.#value(value, text) };
      case 'pair':
        return { result: [value === 0 ? '0' : '1', this.#value(value, text)] };
      case 'nothing':
        return { result: 'void' };
      case 'raised':
        return { result: null, raised: this.#texts.text(text) };
    }
  }

  /** By id what the log has met, the rest as the record says it. */
  #value(address: number, text: number): CapiValue {
    if (address === 0) return 'NULL';
    if ((text & 1) === 1) return this.#texts.text(text >>> 1);
    return this.#writer.ids.get(address) || `<${text === 0 ? 'dead' : this.#texts.text(text >>> 1)} object>`;
  }
}
