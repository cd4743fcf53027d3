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

export interface ViewModelOptions {
  /** Whether interpreter events are shown too. */
  hidden: boolean;
}

const NONE_OPEN: ReadonlySet<string> = new Set();
/** Lives kept at a time; a screen shows far fewer rows. */
const LIVES_KEPT = 4096;

/** What does not depend on which groups are open. */
interface Index {
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
 * What all view models of one log are derived from. When the log has grown, it is derived again, for older view models
 * too: a page keeps those for a while, and a million events should not be indexed twice.
 */
class SharedIndex {
  readonly log: EventLog;
  /** The log's, when this was derived. */
  revision: number;
  index: Index;
  #viewModels = new Set<ViewModel>();

  constructor(log: EventLog, index: Index, revision: number) {
    this.log = log;
    this.index = index;
    this.revision = revision;
  }

  renew(index: Index, revision: number): void {
    this.index = index;
    this.revision = revision;
    for (const viewModel of this.#viewModels) viewModel.forget();
    this.#viewModels.clear();
  }

  /** A view model keeps something that is to be forgotten. */
  keeps(viewModel: ViewModel): void {
    this.#viewModels.add(viewModel);
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
export class ViewModel {
  readonly log: EventLog;
  readonly #shared: SharedIndex;
  readonly #openGroups: ReadonlySet<string>;
  #known: Folded | null = null;

  constructor(shared: SharedIndex, openGroups: ReadonlySet<string>) {
    this.log = shared.log;
    this.#shared = shared;
    this.#openGroups = openGroups;
  }

  /** The same view model with these groups opened, by their keys. */
  withOpen(groups: ReadonlySet<string>): ViewModel {
    return new ViewModel(this.#shared, groups);
  }

  /** There is a newer view model; what this one is still asked for comes from that. */
  forget(): void {
    this.#known = null;
  }

  get shown(): ShownEvents {
    return this.#shared.index.shown;
  }

  /** The shown events: the seq at each position. */
  get seqs(): Uint32Array {
    return this.shown.seqs;
  }

  get events(): EventsByObject {
    return this.#shared.index.events;
  }

  get names(): Names {
    return this.#shared.index.names;
  }

  get runs(): LineRuns {
    return this.#shared.index.runs;
  }

  get spans(): Spans {
    return this.#shared.index.spans;
  }

  get rows(): Rows {
    return this.#folded.rows;
  }

  /** All shown objects and weakrefs in order of appearance, in groups or not; a referent before its weakrefs. */
  get idsInOrder(): Uint32Array {
    return this.#shared.index.idsInOrder;
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
    const { index } = this.#shared;
    index.census ??= censusOf(index.shown);
    return index.census;
  }

  /** The states of all objects, those that are not shown too. */
  get history(): HeapHistory {
    const { index } = this.#shared;
    index.history ??= new HeapHistory(this.log);
    return index.history;
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
      this.#shared.keeps(this);
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
const INDEXES = { hidden: new WeakMap<EventLog, SharedIndex>(), plain: new WeakMap<EventLog, SharedIndex>() };

export function buildViewModel(log: EventLog, options: ViewModelOptions): ViewModel {
  const parts = buildInParts(log, options);
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

/**
 * The same in parts, each as long as a pass or two over the events; what the timeline asks a view model for comes after
 * them. In between, the log may grow: those events are not in this view model.
 */
export function* buildWithPicture(log: EventLog, options: ViewModelOptions): Generator<void, ViewModel> {
  const viewModel = yield* buildInParts(log, options);
  yield;
  void viewModel.rows;
  yield;
  void viewModel.groupEvents;
  yield;
  void viewModel.census;
  void viewModel.remarkable;
  return viewModel;
}

function* buildInParts(log: EventLog, { hidden }: ViewModelOptions): Generator<void, ViewModel> {
  const indexes = hidden ? INDEXES.hidden : INDEXES.plain;
  const { revision } = log;
  const known = indexes.get(log);
  if (known?.revision === revision) return new ViewModel(known, NONE_OPEN);
  const index = yield* buildIndex(log, hidden);
  // Another caller may have indexed it in between.
  const shared = indexes.get(log) ?? new SharedIndex(log, index, revision);
  shared.renew(index, revision);
  indexes.set(log, shared);
  return new ViewModel(shared, NONE_OPEN);
}

function* buildIndex(log: EventLog, hidden: boolean): Generator<void, Index> {
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
