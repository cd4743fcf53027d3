import type { EventLog } from '../../trace/eventLog.ts';
import type { ProgramNames } from './programNames.ts';
import { shortName } from './shortName.ts';

/** How many of a thing's names are written side by side. */
const MOST_NAMES = 3;

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
      const word = log.nameOf(id) ?? this.typeWord(id);
      const number = (counts.get(word) ?? 0) + 1;
      counts.set(word, number);
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

  /** `Node #1`; a function by its qualified name, `Plugin.start.<locals>.<lambda>`, with a number from the second on. */
  label(id: number): string {
    const number = this.#numbers[id];
    if (number === undefined || id === 0) return 'an object';
    const name = this.#log.nameOf(id);
    if (name !== null) return number <= 1 ? name : `${name} #${number}`;
    return number === 0 ? this.typeWord(id) : `${this.typeWord(id)} #${number}`;
  }

  /** The program's own names for it: `a`, `r, s`, `cache['k']`; null where none is known. */
  programName(id: number): string | null {
    const names = this.#programNames.of(id);
    if (names.length === 0) return null;
    return names.length <= MOST_NAMES ? names.join(', ') : `${names.slice(0, MOST_NAMES).join(', ')}, …`;
  }

  /** The number behind its type; 0 where it is not shown. */
  numberOf(id: number): number {
    return this.#numbers[id] ?? 0;
  }

  /** Every good name that it has. */
  allNamesOf(id: number): readonly string[] {
    return this.#programNames.of(id);
  }

  /** The one name to use in a sentence, and whether it alone tells which thing is meant; null where none is known. */
  wordFor(id: number): { name: string; isUnique: boolean } | null {
    const [name] = this.#programNames.of(id);
    return name === undefined ? null : { name, isUnique: this.#programNames.isUnique(name) };
  }

  /** A program's name cut to so many characters, and still none of another thing. */
  short(name: string, kept: number): string {
    return shortName(name, kept, this.#programNames.alike(name));
  }

  /** What an event concerns: `Node #1`, `ref #2 → Node #1`. */
  labelWithReferent(id: number): string {
    const referent = this.#log.referent(id);
    return referent === 0 ? this.label(id) : `${this.label(id)} → ${this.label(referent)}`;
  }
}
