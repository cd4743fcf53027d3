import type { CapiValue } from '../../trace/format.ts';
import { type C_RESULTS, RECORD } from './records.ts';

/** How a call ended, as a `capi-call` says it. */
export interface CallOutcome {
  result: CapiValue | CapiValue[] | null;
  raised?: string;
}

/** An object as a call from C names it: its address, and its text as in RECORD.cCalled. */
export type ReadValue = (address: number, text: number) => CapiValue;

/** The words of the last call from C and of what the last one gave: one that is the same again names none. */
export class CallsFromC {
  #called = new Uint32Array(4);
  #returned = new Uint32Array(2);

  keep(kind: number, words: Uint32Array): void {
    if (kind === RECORD.cCalled) this.#called = words.slice();
    else this.#returned = words.slice();
  }

  /** One or two arguments. */
  arguments(count: number, read: ReadValue): CapiValue[] {
    const [first, firstText, second, secondText] = this.#called as unknown as [
      number,
      number,
      number,
      number,
    ];
    return count === 1 ? [read(first, firstText)] : [read(first, firstText), read(second, secondText)];
  }

  outcome(gave: (typeof C_RESULTS)[number], read: ReadValue, textOf: (text: number) => string): CallOutcome {
    const [value, text] = this.#returned as unknown as [number, number];
    switch (gave) {
      case 'int':
        return { result: String(value | 0) };
      case 'object':
        return { result: read(value, text) };
      case 'pair':
        return { result: [value === 0 ? '0' : '1', read(value, text)] };
      case 'nothing':
        return { result: 'void' };
      case 'raised':
        return { result: null, raised: textOf(text) };
    }
  }
}
