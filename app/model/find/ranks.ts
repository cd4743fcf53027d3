import type { EventLog } from '../../trace/eventLog.ts';
import { EVENT_KINDS } from '../../trace/format.ts';
import { aliveMask } from '../heap/living.ts';
import { REFUSED } from '../kinds.ts';
import { concerns } from '../sentences/concerns.ts';
import type { ViewModel } from '../viewModel.ts';
import type { Term } from './query.ts';

/** How well the event with a seq fits one term: 0 is best, `NO_MATCH` not at all. */
export type Rank = (seq: number) => number;

export const NO_MATCH = 255;
/** The name or the label itself; also what a line, a kind or a number asks for. */
const ITSELF = 0;
/** A type or a callback by its whole name. */
const WHOLE = 1;
const PART = 2;
/** A weakref to what fits. */
const LEADS_THERE = 3;

/** Shorter words are sought whole: an `a` within other words says nothing. */
const LEAST_PART = 2;

/** The ranks that one term asks for; more than one where it turns out to be more than one word. */
export function rankOf(viewModel: ViewModel, term: Term): Rank[] {
  const { log, names } = viewModel;
  switch (term.kind) {
    case 'line':
      return [(seq) => (log.line(seq) >= term.from && log.line(seq) <= term.to ? ITSELF : NO_MATCH)];
    case 'number':
      return [bySubject(viewModel, (id) => (names.numberOf(id) === term.number ? ITSELF : NO_MATCH))];
    case 'alive':
      return [byMask(log, aliveMask(viewModel))];
    case 'label': {
      const hasType = typeTest(viewModel, (type) => (type === term.type ? ITSELF : NO_MATCH));
      const isIt = (id: number) => names.numberOf(id) === term.number && hasType(id) === ITSELF;
      if (firstId(viewModel, isIt) !== null)
        return [bySubject(viewModel, (id) => (isIt(id) ? ITSELF : NO_MATCH))];
      // No type is called so: then it is a name, or a kind, and a number.
      return [
        ...rankOf(viewModel, { kind: 'any', text: term.type }),
        ...rankOf(viewModel, { kind: 'number', number: term.number }),
      ];
    }
    case 'kind': {
      const kinds = EVENT_KINDS.map((kind) => kind.includes(term.text));
      return [(seq) => (kinds[log.kindCode(seq)]! ? ITSELF : NO_MATCH)];
    }
    case 'name':
      return [bySubject(viewModel, (id) => nameRank(viewModel, id, partOf(term.text)))];
    case 'type':
      return [byType(viewModel, term.text)];
    case 'any':
      return [byAnything(viewModel, term.text)];
  }
}

/** How well a text fits: as a whole, as a part, or not. Both are in lower case. */
type Fit = (text: string) => number;

function partOf(wanted: string, leastPart = 0): Fit {
  return (text) => {
    if (text === wanted) return ITSELF;
    return wanted.length >= leastPart && text.includes(wanted) ? PART : NO_MATCH;
  };
}

function byType(viewModel: ViewModel, wanted: string): Rank {
  const { log } = viewModel;
  const rank = bySubject(
    viewModel,
    typeTest(viewModel, (type) => wholeAtBest(partOf(wanted)(type))),
  );
  return (seq) => {
    const own = rank(seq);
    if (own !== NO_MATCH || log.kindCode(seq) !== REFUSED) return own;
    return wholeAtBest(partOf(wanted)(concerns(viewModel, seq).toLowerCase()));
  };
}

function byAnything(viewModel: ViewModel, wanted: string): Rank {
  const { log } = viewModel;
  const fits = partOf(wanted, LEAST_PART);
  const kinds = EVENT_KINDS.map((kind) => wholeAtBest(fits(kind)));
  const typeRank = typeTest(viewModel, (type) => wholeAtBest(fits(type)));
  const rank = bySubject(viewModel, (id) =>
    Math.min(
      nameRank(viewModel, id, fits),
      typeRank(id),
      wholeAtBest(fits((log.callback(id) ?? '').toLowerCase())),
    ),
  );
  return (seq) => {
    const own = Math.min(rank(seq), kinds[log.kindCode(seq)]!);
    // What concerns no object is known by a type or a C function instead.
    if (own !== NO_MATCH || log.subject(seq) !== 0) return own;
    return wholeAtBest(fits(concerns(viewModel, seq).toLowerCase()));
  };
}

/** Many share a type, a callback or a kind: that is never the one thing that was asked for. */
function wholeAtBest(rank: number): number {
  return rank === ITSELF ? WHOLE : rank;
}

function nameRank(viewModel: ViewModel, id: number, fits: Fit): number {
  let best = NO_MATCH;
  for (const name of viewModel.names.allNamesOf(id)) best = Math.min(best, fits(name.toLowerCase()));
  return best;
}

/** By what an event is about; a weakref to what fits comes after it. */
function bySubject(viewModel: ViewModel, rank: (id: number) => number): Rank {
  const { log } = viewModel;
  const ranks = new Uint8Array(log.objectCount + 1).fill(NO_MATCH);
  for (let id = 1; id < ranks.length; id += 1) ranks[id] = rank(id);
  const own = ranks.slice();
  for (let id = 1; id < ranks.length; id += 1)
    if (own[id] === NO_MATCH && own[log.referent(id)] !== NO_MATCH) ranks[id] = LEADS_THERE;
  return (seq) => ranks[log.subject(seq)]!;
}

function byMask(log: EventLog, mask: Uint8Array): Rank {
  return (seq) => (mask[log.subject(seq)] === 1 ? ITSELF : NO_MATCH);
}

/** There are few types and many objects: each type is looked at once. */
function typeTest(viewModel: ViewModel, rank: Fit): (id: number) => number {
  const known = new Map<string, number>();
  return (id) => {
    const type = viewModel.names.typeWord(id);
    let answer = known.get(type);
    if (answer === undefined) {
      answer = rank(type.toLowerCase());
      known.set(type, answer);
    }
    return answer;
  };
}

function firstId({ log }: ViewModel, passes: (id: number) => boolean): number | null {
  for (let id = 1; id <= log.objectCount; id += 1) if (passes(id)) return id;
  return null;
}
