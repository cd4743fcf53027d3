import { KIND_CODE } from '../../../trace/eventLog.ts';
import { PENDING } from '../records.ts';
import { AddressMap } from './addressMap.ts';
import type { LogWriter } from './logWriter.ts';
import { Malformed, MOST_OPEN } from './malformed.ts';
import { REF_FLAG, type RefFlags } from './refFlags.ts';

interface Dying {
  address: number;
  /** 0 while nothing has met it. */
  id: number;
  /** As in the record. */
  cause: number;
  survived: boolean;
  /** Whether its `object-dead` has been emitted, or is no business of ours: a weakref's comes with `refDead`. */
  isReported: boolean;
  /** An older death at the same address that has not come to its end: its number; 0 for none. */
  outer: number;
}

/** Objects whose refcount has reached zero, until their deallocator returns. */
export class Deaths {
  readonly #writer: LogWriter;
  readonly #refFlags: RefFlags;
  /** The number of the innermost death at an address. */
  readonly #byAddress = new AddressMap();
  /** Deaths by their numbers, 1, 2, 3 …, and numbers that are free again. */
  readonly #deaths: Dying[] = [];
  readonly #freeNumbers: number[] = [];

  constructor(writer: LogWriter, refFlags: RefFlags) {
    this.#writer = writer;
    this.#refFlags = refFlags;
  }

  started(address: number, cause: number): void {
    const id = this.#writer.ids.get(address);
    const number = this.#freeNumbers.pop() ?? this.#deaths.length + 1;
    if (number > MOST_OPEN) throw new Malformed('too many deaths at once');
    const isReported = this.#refFlags.has(id, REF_FLAG.isRef);
    const outer = this.#byAddress.get(address);
    this.#deaths[number - 1] = { address, id, cause, survived: false, isReported, outer };
    this.#byAddress.set(address, number);
    if (id !== 0) this.emitDying(id, cause);
  }

  finished(address: number): void {
    const number = this.#byAddress.get(address);
    if (number === 0) return;
    const dying = this.#deaths[number - 1]!;
    this.#freeNumbers.push(number);
    if (dying.outer === 0) this.#byAddress.delete(address);
    else this.#byAddress.set(address, dying.outer);
    if (dying.id !== 0 && !dying.isReported && !dying.survived) this.#dead(dying);
  }

  /** As `started` and `finished` right after it. */
  atOnce(address: number, cause: number): void {
    const id = this.#writer.ids.get(address);
    if (id === 0) return;
    this.emitDying(id, cause);
    // A weakref's death comes with `refDead`.
    if (this.#refFlags.has(id, REF_FLAG.isRef)) return;
    this.#writer.emit(KIND_CODE['object-dead'], id);
    this.#writer.ids.delete(address);
  }

  /** `cause` is the record's: the cause, and whether the object is a task that is pending. */
  emitDying(id: number, cause: number): void {
    this.#writer.emit(KIND_CODE['object-dying'], id, cause % PENDING, cause < PENDING ? 0 : 1);
  }

  /** An address that is used again: whoever was there is dead, though its deallocator has not returned yet. */
  endOlder(address: number): void {
    const dying = this.#innermost(address, ({ id, isReported }) => id !== 0 && !isReported);
    if (dying !== undefined) this.#dead(dying);
  }

  /** The death of what nothing has met yet, and which is still dying there. */
  unmetAt(address: number): { id: number; cause: number; survived: boolean } | undefined {
    return this.#innermost(address, ({ id }) => id === 0);
  }

  /** Gives whether something was dying there, which now is not. */
  survived(address: number): boolean {
    const number = this.#byAddress.get(address);
    if (number !== 0) this.#deaths[number - 1]!.survived = true;
    return number !== 0;
  }

  #innermost(address: number, isIt: (dying: Dying) => boolean): Dying | undefined {
    for (let number = this.#byAddress.get(address); number !== 0; ) {
      const dying = this.#deaths[number - 1]!;
      if (isIt(dying)) return dying;
      number = dying.outer;
    }
    return undefined;
  }

  #dead(dying: Dying): void {
    dying.isReported = true;
    this.#writer.emit(KIND_CODE['object-dead'], dying.id);
    this.#writer.ids.delete(dying.address);
  }
}
