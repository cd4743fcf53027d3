import type { EventLog } from '../trace/eventLog.ts';
import { idsInOrderOfAppearance } from './appearance.ts';
import { type Census, censusOf } from './census.ts';
import { EventsByObject } from './eventsByObject.ts';
import { GroupEvents } from './groupEvents.ts';
import { Grouping } from './groups.ts';
import { HeapHistory } from './heapHistory.ts';
import { CALLBACK_STARTED } from './kinds.ts';
import { type Life, lifeOf } from './life.ts';
import { type LineRuns, lineRuns } from './lineRuns.ts';
import { Names } from './names.ts';
import { programNamesOf } from './programNames.ts';
import { type Remarkable, remarkableEvents } from './remarkable.ts';
import { Rows } from './rows.ts';
import { lowerBound } from './search.ts';
import { Spans } from './spans.ts';

export interface StoryOptions {
  /** Whether interpreter events are shown too. */
  hidden: boolean;
}

const NONE_OPEN: ReadonlySet<string> = new Set();
/** Lives kept at a time; a screen shows far fewer rows. */
const LIVES_KEPT = 4096;

/** What does not depend on which groups are open. */
interface Told {
  seqs: Uint32Array;
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
  told: Told;
  #stories = new Set<Story>();

  constructor(log: EventLog, told: Told) {
    this.log = log;
    this.told = told;
  }

  renew(told: Told): void {
    this.told = told;
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

  /** The shown events: the seq at each position. */
  get seqs(): Uint32Array {
    return this.#telling.told.seqs;
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
    told.census ??= censusOf(this.log, told.seqs);
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
    folded.groupEvents ??= new GroupEvents(this.log, this.seqs, folded.rows);
    return folded.groupEvents;
  }

  get remarkable(): Remarkable {
    const folded = this.#folded;
    folded.remarkable ??= remarkableEvents(this);
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
    return new Rows(log, this.idsInOrder, calledBack(log, seqs), grouping);
  }
}

/** Of each log, with interpreter events and without. */
const TELLINGS = { hidden: new WeakMap<EventLog, Telling>(), plain: new WeakMap<EventLog, Telling>() };

export function buildStory(log: EventLog, { hidden }: StoryOptions): Story {
  const tellings = hidden ? TELLINGS.hidden : TELLINGS.plain;
  const told = tell(log, hidden);
  const known = tellings.get(log);
  if (known !== undefined) {
    known.renew(told);
    return new Story(known, NONE_OPEN);
  }
  const telling = new Telling(log, told);
  tellings.set(log, telling);
  return new Story(telling, NONE_OPEN);
}

function tell(log: EventLog, hidden: boolean): Told {
  const seqs = visibleSeqs(log, hidden);
  const idsInOrder = idsInOrderOfAppearance(log, seqs);
  return {
    seqs,
    idsInOrder,
    events: new EventsByObject(log, seqs),
    names: new Names(log, idsInOrder, programNamesOf(log)),
    runs: lineRuns(log, seqs),
    spans: new Spans(log, seqs),
    census: null,
    history: null,
  };
}

function visibleSeqs(log: EventLog, hidden: boolean): Uint32Array {
  const seqs = new Uint32Array(log.length);
  let count = 0;
  for (let seq = 0; seq < log.length; seq += 1) {
    if (!hidden && !log.isVisible(seq)) continue;
    seqs[count] = seq;
    count += 1;
  }
  return seqs.subarray(0, count);
}

/** By id: 1 for a weakref whose callback ran, and whose row needs room for it. */
function calledBack(log: EventLog, seqs: Uint32Array): Uint8Array {
  const flags = new Uint8Array(log.objectCount + 1);
  for (let at = 0; at < seqs.length; at += 1)
    if (log.kindCode(seqs[at]!) === CALLBACK_STARTED) flags[log.subject(seqs[at]!)] = 1;
  return flags;
}
