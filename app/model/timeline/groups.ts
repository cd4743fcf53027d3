import type { EventLog } from '../../trace/eventLog.ts';

/** More alike things than these fold into one row. */
export const MOST_ALIKE = 30;

/** Alike siblings: objects, or weakrefs to one object, of one type, that were first met on the same line. */
export interface Group {
  /** The same in every view model of a log. */
  key: string;
  /** Its place among the groups of a view model. */
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
    const alike = new Alike();
    const setOf = new Uint32Array(siblings.length);
    for (let at = 0; at < siblings.length; at += 1) {
      const id = siblings[at]!;
      // What weakrefs to the same object need to have in common is their callback, too.
      const callback = parent === 0 ? null : this.#log.callback(id);
      setOf[at] = alike.add(id, this.#typeWord(id), callback, this.#firstLine(id));
    }
    const entries: (number | Group)[] = [];
    for (let at = 0; at < siblings.length; at += 1) {
      const id = siblings[at]!;
      const { members } = alike.sets[setOf[at]!]!;
      if (members.length <= MOST_ALIKE) entries.push(id);
      else if (members[0] === id) entries.push(this.#group(parent, alike.sets[setOf[at]!]!));
    }
    return entries;
  }

  #group(parent: number, { type, callback, line, members }: AlikeSet): Group {
    const likeness = parent === 0 ? type : `${type} ${callback ?? ''}`;
    const key = `${parent}/${likeness}/${line}`;
    const isOpen = this.#open.has(key);
    const group = { key, index: this.groups.length, type, line, members, isOpen };
    this.groups.push(group);
    return group;
  }
}

interface AlikeSet {
  type: string;
  callback: string | null;
  line: number;
  members: number[];
}

/** Siblings sorted by what they have in common. */
class Alike {
  readonly sets: AlikeSet[] = [];
  readonly #indexOf = new Map<string, number>();
  #last = -1;

  /** Adds one, and gives the index of its set; for the most part that is the set of the one before. */
  add(id: number, type: string, callback: string | null, line: number): number {
    const last = this.sets[this.#last];
    if (last === undefined || last.line !== line || last.type !== type || last.callback !== callback)
      this.#last = this.#find(type, callback, line);
    this.sets[this.#last]!.members.push(id);
    return this.#last;
  }

  #find(type: string, callback: string | null, line: number): number {
    const key = JSON.stringify([type, callback, line]);
    let index = this.#indexOf.get(key);
    if (index === undefined) {
      index = this.sets.length;
      this.sets.push({ type, callback, line, members: [] });
      this.#indexOf.set(key, index);
    }
    return index;
  }
}
