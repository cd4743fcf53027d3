import type { CapiValue } from '../trace/format.ts';
import type { StringTable } from '../trace/strings.ts';
import type { CapiArgument, CapiListener } from './capiCalls.ts';
import { RECORD } from './records.ts';

/** What telling the log of a call needs. */
export interface CapiLog {
  texts: StringTable;
  /** The id of what lives at an address, among all that was decoded. */
  idAt(address: number): number | undefined;
  /** Decodes what was recorded so far. */
  drain(): void;
  /** Writes a record at the place where the interpreter is. */
  mark(kind: number, a: number, b: number, c: number): void;
}

/**
 * Tells the log of one call of the C API: a record before it and one after it, with its arguments and result by id.
 * What came before either is decoded first, so that everything has its id.
 */
export function tellCapiCall(log: CapiLog): CapiListener {
  const value = ({ address, literal }: CapiArgument): CapiValue => log.idAt(address) ?? literal;
  let args: CapiValue[] = [];
  const mark = (kind: number, a: number, b: number, c: number) => {
    log.mark(kind, a, b, c);
    log.drain();
  };
  return {
    started(name, given) {
      log.drain();
      args = given.map(value);
      const call = JSON.stringify({ arguments: args, result: null });
      mark(RECORD.capiStarted, log.texts.intern(name), log.texts.intern(call), 0);
    },
    looked(ref, dead, door) {
      mark(RECORD.deref, ref, dead ? 1 : 0, door);
    },
    finished(given, raised) {
      log.drain();
      const values = given?.map(value) ?? null;
      const result = values !== null && values.length === 1 ? values[0] : values;
      const call = JSON.stringify({ arguments: args, result, ...(raised === null ? {} : { raised }) });
      mark(RECORD.capiFinished, log.texts.intern(call), 0, 0);
    },
  };
}
