import type { EventLog, Step } from '../../trace/eventLog.ts';
import { AlikeNames } from './shortName.ts';

/** What the program itself calls things, best name first; nothing for what it has no name for. */
export interface ProgramNames {
  of(id: number): readonly string[];
  /** Whether the name stands for that one object only, all through the run. */
  isUnique(name: string): boolean;
  /** Whether it was a variable of the module, or a path from one, at any line. */
  isOfModule(name: string): boolean;
  /** Names of the run that begin and end as this one does. */
  alike(name: string): readonly string[];
}

/** Names that say nothing of what they stand for. */
const FACELESS = /^(self|cls|_)\b/;
/** Marks of the recorder in a path that are no Python: ` key`, ` callback`, ` closure`, the members of a set. */
const NO_EXPRESSION = / (key|callback|closure)|\{/;
const STRINGS = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g;
/** Attributes of attributes are followed this far: `tree.left.right`. */
const LONGEST_CHAIN = 3;

const NAMELESS: readonly string[] = [];

/** The names of a log's objects as far as its steps tell; asked again, only new steps are read. */
export function programNamesOf(log: EventLog): ProgramNames {
  let sightings = SIGHTINGS.get(log);
  if (sightings === undefined) {
    sightings = new Sightings();
    SIGHTINGS.set(log, sightings);
  }
  sightings.readOn(log);
  return new BestNames(sightings);
}

const SIGHTINGS = new WeakMap<EventLog, Sightings>();

/** Which names were seen for which objects. */
class Sightings {
  readonly names = new Map<number, Set<string>>();
  /** Names seen while the module's own code ran: its variables. */
  readonly modules = new Set<string>();
  /** By name: the only object that had it, or null for several. */
  readonly holders = new Map<string, number | null>();
  /** By object: the first that held it, and how. */
  readonly heldBy = new Map<number, { holder: number; label: string }>();
  readonly alike = new AlikeNames();
  #stepsRead = 0;
  #endRead = false;

  readOn({ steps, end }: EventLog): void {
    for (; this.#stepsRead < steps.length; this.#stepsRead += 1) this.#read(steps[this.#stepsRead]!);
    if (end === null || this.#endRead) return;
    this.#endRead = true;
    this.#read(end);
  }

  #read({ names, edges, function: where }: Step): void {
    for (const name in names) {
      const id = names[name]!;
      const known = this.names.get(id);
      if (known === undefined) this.names.set(id, new Set([name]));
      else known.add(name);
      const holder = this.holders.get(name);
      if (holder === undefined) {
        this.holders.set(name, id);
        this.alike.add(name);
      } else if (holder !== id) this.holders.set(name, null);
      if (where === '<module>') this.modules.add(name);
    }
    for (const [holder, id, , label] of edges)
      if (!this.heldBy.has(id) && isExpression(label)) this.heldBy.set(id, { holder, label });
  }
}

class BestNames implements ProgramNames {
  readonly #sightings: Sightings;
  readonly #chosen = new Map<number, readonly string[]>();

  constructor(sightings: Sightings) {
    this.#sightings = sightings;
  }

  of(id: number): readonly string[] {
    const { names, heldBy } = this.#sightings;
    if (!names.has(id) && !heldBy.has(id)) return NAMELESS;
    let chosen = this.#chosen.get(id);
    if (chosen === undefined) {
      chosen = this.#best(id);
      this.#chosen.set(id, chosen);
    }
    return chosen;
  }

  /** Its own names; where these are no more than locals, or faceless, the way from a variable through what holds it. */
  #best(id: number): readonly string[] {
    const own = this.#own(id);
    const isBuilding = own !== null && !FACELESS.test(own[0]!);
    if (isBuilding && this.isOfModule(own[0]!)) return own;
    const way = this.#throughHolder(id, LONGEST_CHAIN);
    return (way !== null && (!isBuilding || this.isOfModule(way.from)) ? [way.path] : own) ?? NAMELESS;
  }

  isUnique(name: string): boolean {
    return (this.#sightings.holders.get(name) ?? null) !== null;
  }

  isOfModule(name: string): boolean {
    return this.#sightings.modules.has(name);
  }

  alike(name: string): readonly string[] {
    return this.#sightings.alike.to(name);
  }

  /** The names of the best rank that it has, in the order in which they were seen. */
  #own(id: number): readonly string[] | null {
    let best = Number.POSITIVE_INFINITY;
    let chosen: string[] = [];
    for (const name of this.#sightings.names.get(id) ?? NAMELESS) {
      if (!isExpression(name)) continue;
      const rank = this.#rank(name);
      if (rank < best) chosen = [];
      if (rank <= best) chosen.push(name);
      best = Math.min(best, rank);
    }
    return chosen.length === 0 ? null : chosen;
  }

  /**
   * A module's variables say most, paths from them less, then come locals, which other calls use for other things;
   * and a name that led to several objects says less than one of its own: of `for node in nodes`, `nodes[0]`.
   */
  #rank(name: string): number {
    if (FACELESS.test(name)) return 8;
    const isLocal = !this.isOfModule(name);
    const isPath = !/^\w+$/u.test(name);
    const isShared = !this.isUnique(name);
    return (isLocal ? 4 : 0) + (isShared ? 2 : 0) + (isPath ? 1 : 0);
  }

  #throughHolder(id: number, steps: number): { path: string; from: string } | null {
    const held = this.#sightings.heldBy.get(id);
    if (held === undefined || steps === 0) return null;
    const [name] = this.#own(held.holder) ?? NAMELESS;
    const way = name === undefined ? this.#throughHolder(held.holder, steps - 1) : { path: name, from: name };
    return way === null ? null : { ...way, path: way.path + held.label };
  }
}

function isExpression(path: string): boolean {
  return !NO_EXPRESSION.test(path.includes("'") || path.includes('"') ? path.replace(STRINGS, '') : path);
}
