import { StringTable } from '../../trace/strings.ts';
import type { CodeDescription, RecordBatch } from '../wire/records.ts';

/** How many there are of each. */
export interface SymbolCounts {
  texts: number;
  codes: number;
}

/** The empty text needs no telling. */
export const NO_SYMBOLS: SymbolCounts = { texts: 1, codes: 0 };

/** What the numbers in records stand for. */
export class SymbolTable {
  readonly texts = new StringTable();
  readonly codes: CodeDescription[] = [];

  get counts(): SymbolCounts {
    return { texts: this.texts.size, codes: this.codes.length };
  }

  /** Those that were met since there were so many. */
  since({ texts, codes }: SymbolCounts): Pick<RecordBatch, 'texts' | 'codes'> {
    return { texts: this.texts.since(texts), codes: this.codes.slice(codes) };
  }
}
