import type { EventLog } from '../trace/eventLog.ts';
import { EventsByObject } from './eventsByObject.ts';
import { HeapHistory } from './heap/heapHistory.ts';
import { CALLBACK_STARTED } from './kinds.ts';
import { Names } from './names/names.ts';
import { programNamesOf } from './names/programNames.ts';
import { lowerBound } from './search.ts';
import { ShownEvents } from './shownEvents.ts';
import { idsInOrderOfAppearance } from './timeline/appearance.ts';
import { type Census, censusOf } from './timeline/census.ts';
import { GroupEvents } from './timeline/groupEvents.ts';
import { Grouping } from './timeline/groups.ts';
import { type Life, lifeOf } from './timeline/life.ts';
import { type LineRuns, lineRuns } from './timeline/lineRuns.ts';
import { type Remarkable, remarkableEvents } from './timeline/remarkable.ts';
import { Rows } from './timeline/rows.ts';
import { Spans } from './timeline/spans.ts';

export interface StoryOptions {
  /** Whether interpreter events are shown too. */
  hidden: boolean;
}

const NONE_OPEN: ReadonlySet<string> = new Set();
/** Lives kept at a time; a screen shows far fewer rows. */
const LIVES_KEPT = 4096;

/** What does not depend on which groups are open. */
interface Told {
  shown: ShownEvents;
  idsInOrder: Uint32Array;
  events: EventsByObject;
  names: Names;
  runs: LineRuns;
  spans: Spans;
  /** Worked out when asked for. */
  census: Census | null;
  history: HeapHistory | null;
}

/**
 * What all stories of one log tell from. It is told anew when the log has grown, and then for older stories too: a page
 * holds on to these for a while, and a million events should not be told twice.
 */
class Telling {
  readonly log: EventLog;
  /** Of the log, when it was told. */
  revision: number;
  told: Told;
  #stories = new Set<Story>();

  constructor(log: EventLog, told: Told, revision: number) {
    this.log = log;
    this.told = told;
    this.revision = revision;
  }

  renew(told: Told, revision: number): void {
    this.told = told;
    this.revision = revision;
    for (const story of this.#stories) story.forget();
    this.#stories.clear();
  }

  /** A story keeps something that is to be forgotten. */
  keeps(story: Story): void {
    this.#stories.add(story);
  }
}

/** What depends on the groups, and is worked out when asked for. */
interface Folded {
  rows: Rows;
  lives: Map<number, Life>;
  remarkable: Remarkable | null;
  groupEvents: GroupEvents | null;
}

/**
 * A log as it is shown. A *seq* is an event's index in the log; a *position* its place among the shown events.
 * Built in a few linear passes over columns; what only a screenful needs (names, lives, sentences) is worked out
 * when asked for.
 */
export class Story {
  readonly log: EventLog;
  readonly #telling: Telling;
  readonly #openGroups: ReadonlySet<string>;
  #known: Folded | null = null;

  constructor(telling: Telling, openGroups: ReadonlySet<string>) {
    this.log = telling.log;
    this.#telling = telling;
    this.#openGroups = openGroups;
  }

  /** The same story with these groups opened, by their keys. */
  withOpen(groups: ReadonlySet<string>): Story {
    return new Story(this.#telling, groups);
  }

  /** There is a newer story; what this one is still asked for is told from that. */
  forget(): void {
    this.#known = null;
  }

  get shown(): ShownEvents {
    return this.#telling.told.shown;
  }

  /** The shown events: the seq at each position. */
  get seqs(): Uint32Array {
    return this.shown.seqs;
  }

  get events(): EventsByObject {
    return this.#telling.told.events;
  }

  get names(): Names {
    return this.#telling.told.names;
  }

  get runs(): LineRuns {
    return this.#telling.told.runs;
  }

  get spans(): Spans {
    return this.#telling.told.spans;
  }

  get rows(): Rows {
    return this.#folded.rows;
  }

  /** All shown objects and weakrefs in order of appearance, in groups or not; a referent before its weakrefs. */
  get idsInOrder(): Uint32Array {
    return this.#telling.told.idsInOrder;
  }

  /** The number of shown events. */
  get count(): number {
    return this.seqs.length;
  }

  /** The source line of an event, 0 for none. */
  lineOf(seq: number): number {
    return this.log.line(seq);
  }

  /** The position of an event; where it is not shown, that of the next one shown. */
  positionOf(seq: number): number {
    return Math.min(lowerBound(this.seqs, seq), Math.max(0, this.count - 1));
  }

  seqAt(position: number): number | null {
    return this.seqs[position] ?? null;
  }

  seqsOfLine(line: number): number[] {
    const found: number[] = [];
    const { starts, lines } = this.runs;
    for (let run = 0; run < starts.length; run += 1) {
      if (lines[run] !== line) continue;
      const end = starts[run + 1] ?? this.count;
      for (let position = starts[run]!; position < end; position += 1) found.push(this.seqs[position]!);
    }
    return found;
  }

  /** The positions of the events that a row shows. */
  positionsIn(row: number): Uint32Array {
    const group = this.rows.groupAt(row);
    return group === null ? this.events.of(this.rows.ids[row]!) : this.groupEvents.of(group);
  }

  /** Where a row begins: its first event, its weakrefs' first where nothing was recorded of an object itself. */
  firstPosition(row: number): number {
    const { rows } = this;
    const [own] = this.positionsIn(row);
    if (own !== undefined) return own;
    let first = 0xffffffff;
    for (let below = row + 1; below < rows.count && rows.depths[below]! > rows.depths[row]!; below += 1)
      first = Math.min(first, this.positionsIn(below)[0] ?? first);
    return first;
  }

  /** What lives after each event. */
  get census(): Census {
    const { told } = this.#telling;
    told.census ??= censusOf(told.shown);
    return told.census;
  }

  /** The states of all objects, those that are not shown too. */
  get history(): HeapHistory {
    const { told } = this.#telling;
    told.history ??= new HeapHistory(this.log);
    return told.history;
  }

  get groupEvents(): GroupEvents {
    const folded = this.#folded;
    folded.groupEvents ??= new GroupEvents(this.shown, folded.rows);
    return folded.groupEvents;
  }

  get remarkable(): Remarkable {
    const folded = this.#folded;
    folded.remarkable ??= remarkableEvents(this.shown);
    return folded.remarkable;
  }

  life(row: number): Life {
    const { lives } = this.#folded;
    const known = lives.get(row);
    if (known !== undefined) return known;
    if (lives.size >= LIVES_KEPT) lives.clear();
    const positions = this.positionsIn(row);
    const life = lifeOf(this.log, this.seqs, positions, this.firstPosition(row), this.count);
    lives.set(row, life);
    return life;
  }

  get #folded(): Folded {
    if (this.#known === null) {
      const rows = this.#makeRows();
      this.#known = { rows, lives: new Map(), remarkable: null, groupEvents: null };
      this.#telling.keeps(this);
    }
    return this.#known;
  }

  #makeRows(): Rows {
    const { log, seqs, events, names } = this;
    const firstLine = (id: number) => {
      const first = events.firstOf(id);
      return first === null ? 0 : log.line(seqs[first]!);
    };
    const grouping = new Grouping(log, (id) => names.typeWord(id), firstLine, this.#openGroups);
    return new Rows(log, this.idsInOrder, calledBack(this.shown), grouping);
  }
}

/** Of each log, with interpreter events and without. */
const TELLINGS = { hidden: new WeakMap<EventLog, Telling>(), plain: new WeakMap<EventLog, Telling>() };

export function buildStory(log: EventLog, options: StoryOptions): Story {
  const parts = tellInParts(log, options);
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

/**
 * The same in parts, each as long as a pass or two over the events; what the timeline asks a story for comes after
 * them. In between, the log may grow: those events are not in this story.
 */
export function* tellWithPicture(log: EventLog, options: StoryOptions): Generator<void, Story> {
  const story = yield* tellInParts(log, options);
  yield;
  void story.rows;
  yield;
  void story.groupEvents;
  yield;
  void story.census;
  void story.remarkable;
  return story;
}

function* tellInParts(log: EventLog, { hidden }: StoryOptions): Generator<void, Story> {
  const tellings = hidden ? TELLINGS.hidden : TELLINGS.plain;
  const { revision } = log;
  const known = tellings.get(log);
  if (known?.revision === revision) return new Story(known, NONE_OPEN);
  const told = yield* tell(log, hidden);
  // Somebody else may have told it in between.
  const telling = tellings.get(log) ?? new Telling(log, told, revision);
  telling.renew(told, revision);
  tellings.set(log, telling);
  return new Story(telling, NONE_OPEN);
}

function* tell(log: EventLog, hidden: boolean): Generator<void, Told> {
  const shown = new ShownEvents(log, { hidden });
  yield;
  const idsInOrder = idsInOrderOfAppearance(shown);
  const events = new EventsByObject(shown);
  yield;
  const names = new Names(log, idsInOrder, programNamesOf(log));
  const runs = lineRuns(shown);
  yield;
  const spans = new Spans(shown);
  return { shown, idsInOrder, events, names, runs, spans, census: null, history: null };
}

/** By id: 1 for a weakref whose callback ran, and whose row needs room for it. */
function calledBack({ log, kinds, subjects }: ShownEvents): Uint8Array {
  const flags = new Uint8Array(log.objectCount + 1);
  for (let position = 0; position < kinds.length; position += 1)
    if (kinds[position] === CALLBACK_STARTED) flags[subjects[position]!] = 1;
  return flags;
}
