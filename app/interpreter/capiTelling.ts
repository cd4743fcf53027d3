import type { StringTable } from '../trace/strings.ts';
import type { CapiListener } from './capiCalls.ts';
import { RECORD } from './records.ts';

/** What telling of a call needs. */
export interface CapiRecords {
  texts: StringTable;
  /** Write a record at the place where the interpreter is. */
  mark(kind: number, a: number, b: number): void;
  markOne(head: number, a: number): void;
}

/** Tells of one call of the C API: a record before it and one after it. Whoever reads them turns addresses into ids. */
export function tellCapiCall({ texts, mark, markOne }: CapiRecords): CapiListener {
  return {
    started(name, given) {
      mark(RECORD.capiStarted, texts.intern(name), texts.intern(JSON.stringify({ arguments: given })));
    },
    looked(ref, dead, door) {
      markOne(RECORD.deref | (((door << 1) | (dead ? 1 : 0)) << 8), ref);
    },
    finished(given, raised) {
      markOne(RECORD.capiFinished, texts.intern(JSON.stringify({ result: given, raised })));
    },
  };
}
