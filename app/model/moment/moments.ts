import { lowerBound } from '../search.ts';
import type { ViewModel } from '../viewModel.ts';
import { isClassBody, isDefinition } from './programLines.ts';
import { NOTHING_SELECTED, type Selection } from './selection.ts';

/** Through what one steps: every line and every event, or one of them only. */
export type Walk = 'all' | 'lines' | 'events';

/** One stop on the way through a run: a line that runs next, an event that happens, or the end. */
export type Moment =
  | { kind: 'line'; step: number }
  | { kind: 'event'; position: number }
  /** After all that the last line did. */
  | { kind: 'end' };

/**
 * The moments of a run in order, lines and events merged: a step stands before the events of its line.
 * Nothing is stored for each event: where steps stand among the events gives the rest.
 */
export class Moments {
  readonly #viewModel: ViewModel;
  /** For each step, how many shown events there are before it. */
  readonly #positions: Uint32Array;
  /** The place of each step among all moments. */
  readonly #places: Uint32Array;
  readonly #hasEnd: boolean;
  /** The program's text. */
  readonly #lines: readonly string[];

  /** `code` is the program that ran; without it no step is passed over. */
  constructor(viewModel: ViewModel, hasEnded: boolean, code = '') {
    const { steps, stepsDropped } = viewModel.log;
    this.#viewModel = viewModel;
    this.#lines = code.split('\n');
    this.#positions = Uint32Array.from(steps, (step) => lowerBound(viewModel.seqs, step.seq));
    this.#places = this.#positions.map((position, step) => position + step);
    // Where lines were not kept, the last one that was is not the last that ran.
    this.#hasEnd = hasEnded && steps.length > 0 && stepsDropped === 0;
  }

  get hasSteps(): boolean {
    return this.#positions.length > 0;
  }

  count(walk: Walk): number {
    const end = this.#hasEnd ? 1 : 0;
    switch (walk) {
      case 'lines':
        return this.#positions.length + end;
      case 'events':
        return this.#viewModel.count;
      case 'all':
        return this.#positions.length + this.#viewModel.count + end;
    }
  }

  at(index: number, walk: Walk): Moment {
    if (walk === 'events') return { kind: 'event', position: index };
    if (this.#hasEnd && index === this.count(walk) - 1) return { kind: 'end' };
    if (walk === 'lines') return { kind: 'line', step: index };
    const step = lowerBound(this.#places, index);
    return this.#places[step] === index ? { kind: 'line', step } : { kind: 'event', position: index - step };
  }

  /** Where a selection stands: at its moment, or at the last one before it; null where nothing is selected. */
  indexOf(selection: Selection, walk: Walk): number | null {
    const moment = this.momentOf(selection);
    if (moment === null) return null;
    if (moment.kind === 'end') return Math.max(0, this.count(walk) - 1);
    if (moment.kind === 'line') {
      if (walk === 'lines') return moment.step;
      return walk === 'all' ? this.#places[moment.step]! : Math.max(0, this.#positions[moment.step]! - 1);
    }
    if (walk === 'events') return moment.position;
    const stepsBefore = lowerBound(this.#positions, moment.position + 1);
    return walk === 'all' ? moment.position + stepsBefore : Math.max(0, stepsBefore - 1);
  }

  momentOf({ seq, step }: Selection): Moment | null {
    if (step !== null) return step >= this.#positions.length ? { kind: 'end' } : { kind: 'line', step };
    if (seq === null || this.#viewModel.count === 0) return null;
    return { kind: 'event', position: this.#viewModel.positionOf(seq) };
  }

  /**
   * The moment that comes after `index`, or before it; null is before the first. Steps that only import or define
   * something are passed over where nothing happens to objects; the first and the last moment never are.
   */
  next(index: number | null, by: 1 | -1, walk: Walk): number {
    const last = this.count(walk) - 1;
    let to = (index ?? -1) + by;
    while (to > 0 && to < last && this.#isQuiet(this.at(to, walk))) to += by;
    // A run that only begins with definitions is entered behind them.
    if (index === null && to === 0 && last > 0 && this.#isQuiet(this.at(0, walk)))
      return this.next(0, 1, walk);
    return Math.min(Math.max(0, to), last);
  }

  #isQuiet(moment: Moment): boolean {
    if (moment.kind !== 'line') return false;
    const { step } = moment;
    const after = this.#positions[step + 1] ?? this.#viewModel.count;
    if (after !== this.#positions[step]) return false;
    const { line, function: running } = this.#viewModel.log.steps[step]!;
    return isDefinition(this.#lines, line) || isClassBody(this.#lines, line, running);
  }

  /** The selection of a moment. Between events the selected thing stays the same. */
  selectionAt(index: number, walk: Walk, current: Selection): Selection {
    const last = this.count(walk) - 1;
    if (last < 0) return NOTHING_SELECTED;
    const moment = this.at(Math.min(Math.max(0, index), last), walk);
    const { log, count } = this.#viewModel;
    if (moment.kind === 'event') {
      const seq = this.#viewModel.seqAt(moment.position)!;
      return { seq, step: null, object: log.subject(seq) || null };
    }
    const step = moment.kind === 'end' ? log.steps.length : moment.step;
    const before = moment.kind === 'end' ? count : this.#positions[moment.step]!;
    return { seq: this.#viewModel.seqAt(before - 1), step, object: current.object };
  }
}
