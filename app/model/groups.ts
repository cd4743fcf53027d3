import type { EventLog } from '../trace/eventLog.ts';

/** More alike things than these fold into one row. */
export const MOST_ALIKE = 30;

/** Alike siblings: objects, or weakrefs to one object, of one type, that were first met on the same line. */
export interface Group {
  /** The same in every story of a log. */
  key: string;
  /** Its place among the groups of a story. */
  index: number;
  /** The type and number of what is in it: `Entry × 2,500`. */
  type: string;
  /** The source line of their first events; 0 for none. */
  line: number;
  members: readonly number[];
  isOpen: boolean;
}

/** Finds groups among siblings. Inside a group there are no further groups. */
export class Grouping {
  readonly groups: Group[] = [];
  readonly #log: EventLog;
  readonly #typeWord: (id: number) => string;
  readonly #firstLine: (id: number) => number;
  readonly #open: ReadonlySet<string>;

  constructor(
    log: EventLog,
    typeWord: (id: number) => string,
    firstLine: (id: number) => number,
    open: ReadonlySet<string>,
  ) {
    this.#log = log;
    this.#typeWord = typeWord;
    this.#firstLine = firstLine;
    this.#open = open;
  }

  /** The siblings in their order, with a group in the place of its first member. */
  among(siblings: ArrayLike<number>, parent: number): (number | Group)[] {
    if (siblings.length <= MOST_ALIKE) return Array.from(siblings);
    const alike = new Map<string, Map<number, number[]>>();
    for (let at = 0; at < siblings.length; at += 1) {
      const id = siblings[at]!;
      const byLine = emplace(alike, this.#likeness(id, parent), () => new Map<number, number[]>());
      emplace(byLine, this.#firstLine(id), () => []).push(id);
    }
    const entries: (number | Group)[] = [];
    for (let at = 0; at < siblings.length; at += 1) {
      const id = siblings[at]!;
      const likeness = this.#likeness(id, parent);
      const members = alike.get(likeness)!.get(this.#firstLine(id))!;
      if (members.length <= MOST_ALIKE) entries.push(id);
      else if (members[0] === id) entries.push(this.#group(parent, likeness, members));
    }
    return entries;
  }

  /** What weakrefs to the same object need to have in common is their callback, too. */
  #likeness(id: number, parent: number): string {
    const type = this.#typeWord(id);
    return parent === 0 ? type : `${type} ${this.#log.callback(id) ?? ''}`;
  }

  #group(parent: number, likeness: string, members: readonly number[]): Group {
    const first = members[0]!;
    const line = this.#firstLine(first);
    const key = `${parent}/${likeness}/${line}`;
    const isOpen = this.#open.has(key);
    const group = { key, index: this.groups.length, type: this.#typeWord(first), line, members, isOpen };
    this.groups.push(group);
    return group;
  }
}

function emplace<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
