import type { EventLog } from '../trace/eventLog.ts';
import { idsInOrderOfAppearance } from './appearance.ts';
import { type Census, censusOf } from './census.ts';
import { EventsByObject } from './eventsByObject.ts';
import { Extents } from './extents.ts';
import { GroupEvents } from './groupEvents.ts';
import { Grouping } from './groups.ts';
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
  log: EventLog;
  seqs: Uint32Array;
  idsInOrder: Uint32Array;
  events: EventsByObject;
  names: Names;
  runs: LineRuns;
  spans: Spans;
  /** Counted when asked for. */
  census: Census | null;
}

/**
 * A log as it is shown. A *seq* is an event's index in the log; a *position* its place among the shown events.
 * Built in a few linear passes over columns; what only a screenful needs (names, lives, sentences) is worked out
 * when asked for.
 */
export class Story {
  readonly log: EventLog;
  /** The shown events: the seq at each position. */
  readonly seqs: Uint32Array;
  readonly events: EventsByObject;
  readonly names: Names;
  readonly rows: Rows;
  readonly runs: LineRuns;
  readonly spans: Spans;
  readonly #told: Told;
  readonly #lives = new Map<number, Life>();
  #extents: Extents | null = null;
  #remarkable: Remarkable | null = null;
  #groupEvents: GroupEvents | null = null;

  constructor(told: Told, openGroups: ReadonlySet<string>) {
    const { log, seqs, events, names } = told;
    this.#told = told;
    this.log = log;
    this.seqs = seqs;
    this.events = events;
    this.names = names;
    this.runs = told.runs;
    this.spans = told.spans;
    const firstLine = (id: number) => {
      const first = events.firstOf(id);
      return first === null ? 0 : log.line(seqs[first]!);
    };
    const grouping = new Grouping(log, (id) => names.typeWord(id), firstLine, openGroups);
    this.rows = new Rows(log, told.idsInOrder, calledBack(log, seqs), grouping);
  }

  /** The same story with these groups opened, by their keys. */
  withOpen(groups: ReadonlySet<string>): Story {
    return new Story(this.#told, groups);
  }

  /** All shown objects and weakrefs in order of appearance, in groups or not; a referent before its weakrefs. */
  get idsInOrder(): Uint32Array {
    return this.#told.idsInOrder;
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
    this.#told.census ??= censusOf(this.log, this.seqs);
    return this.#told.census;
  }

  get groupEvents(): GroupEvents {
    this.#groupEvents ??= new GroupEvents(this.log, this.seqs, this.rows);
    return this.#groupEvents;
  }

  get extents(): Extents {
    this.#extents ??= new Extents(this);
    return this.#extents;
  }

  get remarkable(): Remarkable {
    this.#remarkable ??= remarkableEvents(this);
    return this.#remarkable;
  }

  life(row: number): Life {
    const known = this.#lives.get(row);
    if (known !== undefined) return known;
    if (this.#lives.size >= LIVES_KEPT) this.#lives.clear();
    const positions = this.positionsIn(row);
    const life = lifeOf(this.log, this.seqs, positions, this.firstPosition(row), this.count);
    this.#lives.set(row, life);
    return life;
  }
}

export function buildStory(log: EventLog, options: StoryOptions): Story {
  const seqs = visibleSeqs(log, options.hidden);
  const idsInOrder = idsInOrderOfAppearance(log, seqs);
  const told: Told = {
    log,
    seqs,
    idsInOrder,
    events: new EventsByObject(log, seqs),
    names: new Names(log, idsInOrder, programNamesOf(log)),
    runs: lineRuns(log, seqs),
    spans: new Spans(log, seqs),
    census: null,
  };
  return new Story(told, NONE_OPEN);
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
