import type { StringTable } from '../../../trace/strings.ts';
import { Malformed } from './malformed.ts';

/** What the numbers of texts in records stand for, and which numbers the log has for them. */
export class Texts {
  readonly #inLog: StringTable;
  readonly #texts: string[] = [''];
  /** The log's numbers of the texts; -1 for those that it has not had yet. */
  readonly #logTexts: number[] = [0];

  constructor(inLog: StringTable) {
    this.#inLog = inLog;
  }

  add(texts: readonly string[]): void {
    for (const text of texts) {
      this.#texts.push(text);
      this.#logTexts.push(-1);
    }
  }

  text(number: number): string {
    const text = this.#texts[number];
    if (text === undefined) throw new Malformed('an unknown text');
    return text;
  }

  /** The log's number of a text. */
  inLog(number: number): number {
    const known = this.#logTexts[number];
    if (known !== undefined && known !== -1) return known;
    const interned = this.#inLog.intern(this.text(number));
    this.#logTexts[number] = interned;
    return interned;
  }
}
