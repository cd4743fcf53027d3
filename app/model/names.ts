import type { EventLog } from '../trace/eventLog.ts';

/** What the program itself calls things: `a`, `cache['k']`. Comes from recorded steps, where there are any. */
export type ProgramNames = ReadonlyMap<number, string>;

/** What the page calls objects and weakrefs: the type and a number counted per type among those shown. */
export class Names {
  readonly #log: EventLog;
  readonly #numbers: Uint32Array;
  readonly #programNames: ProgramNames;

  constructor(log: EventLog, idsInOrder: Uint32Array, programNames: ProgramNames) {
    this.#log = log;
    this.#programNames = programNames;
    this.#numbers = new Uint32Array(log.objectCount + 1);
    const counts = new Map<string, number>();
    for (let at = 0; at < idsInOrder.length; at += 1) {
      const id = idsInOrder[at]!;
      const type = this.typeWord(id);
      const number = (counts.get(type) ?? 0) + 1;
      counts.set(type, number);
      this.#numbers[id] = number;
    }
  }

  /** `Node`, `ref`, `proxy`, `KeyedRef`. */
  typeWord(id: number): string {
    const role = this.#log.role(id);
    const type = this.#log.typeName(id);
    if (role === 'proxy' || role === 'callable-proxy') return 'proxy';
    return role === 'ref' && type === 'ReferenceType' ? 'ref' : type;
  }

  /** `Node #1`. */
  label(id: number): string {
    const number = this.#numbers[id];
    if (number === undefined || id === 0) return 'an object';
    return number === 0 ? this.typeWord(id) : `${this.typeWord(id)} #${number}`;
  }

  /** The program's own name for it; null where none is known. */
  programName(id: number): string | null {
    return this.#programNames.get(id) ?? null;
  }

  /** What an event concerns: `Node #1`, `ref #2 → Node #1`. */
  labelWithReferent(id: number): string {
    const referent = this.#log.referent(id);
    return referent === 0 ? this.label(id) : `${this.label(id)} → ${this.label(referent)}`;
  }
}
