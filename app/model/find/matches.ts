import { EVENT_KINDS, type EventKind } from '../../trace/format.ts';
import { lowerBound } from '../search.ts';
import type { ViewModel } from '../viewModel.ts';
import type { Term } from './query.ts';
import { NO_MATCH, type Rank, rankOf } from './ranks.ts';

/** The events that are sought. */
export interface Matches {
  /** Their positions, in order. */
  positions: Uint32Array;
  /** Where a search begins: the first event of what fits best, of the living before the freed; null where all fit alike. */
  best: number | null;
  has(position: number): boolean;
  /** Whether one of them is about an object. */
  areAbout(id: number): boolean;
}

/** The events that match every term and have one of the kinds (no kinds: any); null where nothing is sought. */
export function findMatches(
  viewModel: ViewModel,
  terms: readonly Term[],
  kinds: ReadonlySet<EventKind>,
): Matches | null {
  if (terms.length === 0 && kinds.size === 0) return null;
  const ranks = terms.flatMap((term) => rankOf(viewModel, term));
  const kindIsWanted = EVENT_KINDS.map((kind) => kinds.size === 0 || kinds.has(kind));
  const { seqs, kinds: codes, subjects } = viewModel.shown;
  const isMatch = new Uint8Array(viewModel.count);
  const isAbout = new Uint8Array(viewModel.log.objectCount + 1);
  const positions = new Uint32Array(viewModel.count);
  const best = new Best(
    viewModel,
    terms.some(({ kind }) => SEEK_THINGS.has(kind)),
  );
  let count = 0;
  for (let position = 0; position < seqs.length; position += 1) {
    if (!kindIsWanted[codes[position]!]) continue;
    const rank = worstOf(ranks, seqs[position]!);
    if (rank === NO_MATCH) continue;
    const subject = subjects[position]!;
    isMatch[position] = 1;
    isAbout[subject] = 1;
    positions[count] = position;
    count += 1;
    best.offer(position, rank, subject);
  }
  return {
    positions: positions.slice(0, count),
    best: best.position,
    has: (position) => isMatch[position] === 1,
    areAbout: (id) => isAbout[id] === 1,
  };
}

/** An event fits as well as the word that it fits worst. */
function worstOf(ranks: readonly Rank[], seq: number): number {
  let worst = 0;
  for (const rank of ranks) {
    const own = rank(seq);
    if (own === NO_MATCH) return NO_MATCH;
    if (own > worst) worst = own;
  }
  return worst;
}

/** Words for things. Of lines and kinds, events are wanted, in the order in which they happened. */
const SEEK_THINGS: ReadonlySet<Term['kind']> = new Set(['label', 'name', 'type', 'any']);

/** The first match of what fits best. What lives on comes before what is freed. */
class Best {
  readonly #viewModel: ViewModel;
  readonly #seeksThings: boolean;
  #score = Number.POSITIVE_INFINITY;
  #position = 0;
  #areAlike = true;
  /** The subject that was looked at last: events about the same one follow each other. */
  #subject = -1;
  #isFreed = false;

  constructor(viewModel: ViewModel, seeksThings: boolean) {
    this.#viewModel = viewModel;
    this.#seeksThings = seeksThings;
  }

  get position(): number | null {
    return this.#areAlike ? null : this.#position;
  }

  offer(position: number, rank: number, subject: number): void {
    if (!this.#seeksThings) return;
    // The score of a rank is one higher for what is freed, so that no worse rank can beat it.
    if (2 * rank > this.#score) {
      this.#areAlike = false;
      return;
    }
    const score = 2 * rank + (this.#freed(subject) ? 1 : 0);
    if (this.#score !== Number.POSITIVE_INFINITY && score !== this.#score) this.#areAlike = false;
    if (score >= this.#score) return;
    this.#score = score;
    this.#position = position;
  }

  #freed(subject: number): boolean {
    if (subject !== this.#subject) {
      this.#subject = subject;
      this.#isFreed = subject !== 0 && this.#viewModel.history.freedAt(subject) < this.#viewModel.log.length;
    }
    return this.#isFreed;
  }
}

/** The next match after a position, or before it; round the end where there is none. */
export function matchFrom({ positions }: Matches, position: number | null, by: 1 | -1): number | null {
  if (positions.length === 0) return null;
  const last = positions.length - 1;
  if (position === null) return positions[by === 1 ? 0 : last]!;
  const at = by === 1 ? lowerBound(positions, position + 1) : lowerBound(positions, position) - 1;
  return positions[at > last ? 0 : at < 0 ? last : at]!;
}
