import { type EventLog, KIND_CODE, type Step } from '../../trace/eventLog.ts';
import type { EventKind } from '../../trace/format.ts';
import { lowerBound } from '../search.ts';
import { Program } from '../source/program.ts';
import { buildViewModel, type ViewModel } from '../viewModel.ts';
import { CSource } from './c/cSource.ts';
import { StepView } from './stepView.ts';

/** Two steps of one function, the second of which saw fewer references to an object that nothing explains. */
interface Loss {
  where: string;
  from: number;
  to: number;
}

/** What the rules of all pitfalls look at: the events of a run, its steps, and the program's text. */
export class Evidence {
  readonly log: EventLog;
  readonly viewModel: ViewModel;
  readonly program: Program;
  /** The program's C; null where it has none. */
  readonly c: CSource | null;
  readonly #views = new Map<number, StepView>();
  readonly #seqsOf = new Map<EventKind, number[]>();
  readonly #refsTo = new Map<number, number[]>();
  #lastSeen: Map<number, number> | null = null;
  #endView: StepView | null | undefined;
  #stepsIn: Map<string, number[]> | null = null;
  #losses: Map<number, Loss[]> | null = null;

  constructor(log: EventLog, code: string, c: string | null = null) {
    this.log = log;
    this.viewModel = buildViewModel(log, { hidden: false });
    this.program = new Program(code);
    this.c = c === null ? null : new CSource(c);
    for (let id = 1; id <= log.objectCount; id += 1) {
      const referent = log.referent(id);
      if (referent === 0 || !log.isSnippets(id)) continue;
      const refs = this.#refsTo.get(referent);
      if (refs === undefined) this.#refsTo.set(referent, [id]);
      else refs.push(id);
    }
  }

  // ------------------------------------------------------------ events

  /** The shown events of a kind, in order. */
  seqsOf(kind: EventKind): readonly number[] {
    let found = this.#seqsOf.get(kind);
    if (found === undefined) {
      const code = KIND_CODE[kind];
      found = [];
      const { seqs, kinds } = this.viewModel.shown;
      for (let position = 0; position < kinds.length; position += 1)
        if (kinds[position] === code) found.push(seqs[position]!);
      this.#seqsOf.set(kind, found);
    }
    return found;
  }

  /** The first event of a kind about an object or weakref, from a seq on; null where there is none. */
  firstOf(id: number, kind: EventKind, from = 0): number | null {
    const code = KIND_CODE[kind];
    for (const position of this.viewModel.events.of(id)) {
      const seq = this.viewModel.seqs[position]!;
      if (seq >= from && this.log.kindCode(seq) === code) return seq;
    }
    return null;
  }

  /** The events about an object or weakref. */
  *eventsOf(id: number): Generator<number> {
    for (const position of this.viewModel.events.of(id)) yield this.viewModel.seqs[position]!;
  }

  /** The snippet's weakrefs to an object, by id. */
  refsTo(id: number): readonly number[] {
    return this.#refsTo.get(id) ?? [];
  }

  /** Where the program met an object first, or a weakref was made; null for one that was there before. */
  birthOf(id: number): number | null {
    for (const seq of this.eventsOf(id)) return seq;
    return null;
  }

  /** The library code that did it; '' where it was the program itself. */
  library(seq: number): string {
    return this.log.texts.text(this.log.libraryText(seq));
  }

  function(seq: number): string {
    return this.log.texts.text(this.log.functionText(seq));
  }

  /** Weakrefs to an object that was freed while they were neither cleared nor gone. */
  weakrefsLeft(object: number): readonly number[] {
    const freed = this.firstOf(object, 'object-dead');
    if (freed === null) return [];
    return this.refsTo(object).filter((ref) => {
      const made = this.birthOf(ref);
      if (made === null || made > freed || this.firstOf(ref, 'ref-cleared') !== null) return false;
      const dead = this.firstOf(ref, 'ref-dead');
      return dead === null || dead > freed;
    });
  }

  /** Whether the program itself asked for a weakref: not a weak container, WeakMethod or finalize on its behalf. */
  isMadeByProgram(ref: number): boolean {
    const birth = this.birthOf(ref);
    return birth !== null && this.log.kind(birth) === 'ref-created' && this.library(birth) === '';
  }

  // ------------------------------------------------------------ steps

  get steps(): readonly Step[] {
    return this.log.steps;
  }

  /** Whether steps were kept to the end of the run. */
  get sawTheEnd(): boolean {
    return this.log.stepsDropped === 0;
  }

  /** Where a step begins; past the last one, where the knowledge of steps ends. */
  seqOfStep(index: number): number {
    const step = this.steps[index];
    if (step !== undefined) return step.seq;
    return this.sawTheEnd ? this.log.length : (this.steps.at(-1)?.seq ?? 0);
  }

  /** The last step that began before an event; -1 where none did, or where steps were no longer kept. */
  stepAt(seq: number): number {
    const { steps } = this;
    let low = 0;
    let high = steps.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (steps[middle]!.seq <= seq) low = middle + 1;
      else high = middle;
    }
    return low === steps.length && !this.sawTheEnd ? -1 : low - 1;
  }

  /** The step that began the statement in whose course an event happened; -1 where it is not known. */
  statementAt(seq: number): number {
    const where = this.function(seq);
    const last = this.stepAt(seq);
    let found = -1;
    for (let index = last; index >= Math.max(0, last - MOST_STEPS_BACK); index -= 1) {
      const step = this.steps[index]!;
      if (step.function !== where) continue;
      // A statement of several lines has steps for each of them, and a comprehension one for each of its turns; else
      // the same line again is an earlier turn.
      if (!this.program.isSameStatement(step.line, this.log.line(seq))) break;
      const isTurn = this.program.at(step.line).hasComprehension;
      if (found !== -1 && this.steps[found]!.line === step.line && !isTurn) break;
      found = index;
    }
    return found;
  }

  /** Whether the statement in whose course the later event happened had begun before the earlier event. */
  isSameStatement(earlier: number, later: number): boolean {
    const statement = this.statementAt(later);
    return statement !== -1 && this.steps[statement]!.seq <= earlier;
  }

  /** The steps of a function, by its qualified name. */
  stepsIn(where: string): readonly number[] {
    if (this.#stepsIn === null) {
      this.#stepsIn = new Map();
      for (const [index, step] of this.steps.entries()) {
        const known = this.#stepsIn.get(step.function);
        if (known === undefined) this.#stepsIn.set(step.function, [index]);
        else known.push(index);
      }
    }
    return this.#stepsIn.get(where) ?? [];
  }

  /** The first step of a function after another step; null for none. */
  nextStepIn(where: string, after: number): Step | null {
    const steps = this.stepsIn(where);
    const index = steps[lowerBound(steps, after + 1)];
    return index === undefined ? null : this.steps[index]!;
  }

  /** The last step that saw an object or weakref alive; null where none did. */
  lastSeen(id: number): number | null {
    if (this.#lastSeen === null) {
      this.#lastSeen = new Map();
      for (const [index, { refcounts }] of this.steps.entries())
        for (const seen of refcounts.keys()) this.#lastSeen.set(seen, index);
    }
    return this.#lastSeen.get(id) ?? null;
  }

  /** The heap when the program had ended; null where it was not read. */
  get endView(): StepView | null {
    if (this.#endView === undefined)
      this.#endView = this.log.end === null ? null : new StepView(this.log.end);
    return this.#endView;
  }

  /**
   * The heap as it was when an object or weakref was seen last: at the end, where steps were not kept to it. null where
   * nobody saw what became of it.
   */
  lastView(id: number): StepView | null {
    const last = this.lastSeen(id);
    if (!this.sawTheEnd && this.endView?.isAlive(id) === true) return this.endView;
    if (last === null || (!this.sawTheEnd && last === this.steps.length - 1)) return null;
    return this.view(last);
  }

  /** Whether something unseen let go of an object between two steps, as the function of the first sees it. */
  isLetGo(id: number, from: number, to: number): boolean {
    this.#losses ??= this.#findLosses();
    const where = this.steps[from]!.function;
    const losses = this.#losses.get(id) ?? [];
    return losses.some((loss) => loss.where === where && loss.from >= from && loss.to <= to);
  }

  #findLosses(): Map<number, Loss[]> {
    const losses = new Map<number, Loss[]>();
    const lastIn = new Map<string, Map<number, { step: number; unseen: number }>>();
    for (const [to, { function: where, refcounts }] of this.steps.entries()) {
      const last = lastIn.get(where) ?? new Map<number, { step: number; unseen: number }>();
      lastIn.set(where, last);
      for (const id of refcounts.keys()) {
        const unseen = this.view(to).unexplained(id);
        const before = last.get(id);
        if (before !== undefined && unseen < before.unseen) {
          const known = losses.get(id) ?? [];
          losses.set(id, known);
          known.push({ where, from: before.step, to });
        }
        last.set(id, { step: to, unseen });
      }
    }
    return losses;
  }

  view(step: number): StepView {
    let view = this.#views.get(step);
    if (view === undefined) {
      view = new StepView(this.steps[step]!);
      this.#views.set(step, view);
    }
    return view;
  }

  // ------------------------------------------------------------ words

  /**
   * What to call an object or weakref in a message: the program's name for it, else type and number, or a function's
   * qualified name.
   */
  called(id: number): string {
    const name = this.log.nameOf(id);
    if (name !== null) return `\`${name}\``;
    const word = this.viewModel.names.wordFor(id);
    if (word === null) return this.viewModel.names.label(id);
    return word.isUnique ? `\`${word.name}\`` : `\`${word.name}\` (${this.viewModel.names.label(id)})`;
  }

  callback(ref: number): string {
    return `\`${this.log.callback(ref) ?? 'None'}\``;
  }
}

/** How far back the beginning of a statement is looked for: calls within it have steps of their own. */
const MOST_STEPS_BACK = 2000;
