import type { StringTable } from '../../trace/strings.ts';
import { RECORD } from '../wire/records.ts';
import type { CapiListener } from './capiCalls.ts';

/** What recording a call needs. */
export interface CapiRecords {
  texts: StringTable;
  /** Write a record at the place where the interpreter is: of two words after its head, or about one. */
  mark(kind: number, a: number, b: number): void;
  markOne(kind: number, number: number, a: number): void;
}

/** Records one call of the C API: a record before it and one after it. Whoever reads them turns addresses into ids. */
export function capiCallRecords({ texts, mark, markOne }: CapiRecords): CapiListener {
  return {
    started(name, given) {
      mark(RECORD.capiStarted, texts.intern(name), texts.intern(JSON.stringify({ arguments: given })));
    },
    looked(ref, dead, entryPoint) {
      markOne(dead ? RECORD.derefDead : RECORD.deref, entryPoint, ref);
    },
    finished(given, raised) {
      markOne(RECORD.capiFinished, 0, texts.intern(JSON.stringify({ result: given, raised })));
    },
  };
}
