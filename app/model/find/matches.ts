import { EVENT_KINDS, type EventKind } from '../../trace/format.ts';
import { REFUSED } from '../kinds.ts';
import { lowerBound } from '../search.ts';
import { concerns } from '../sentences/concerns.ts';
import type { ViewModel } from '../viewModel.ts';
import type { Term } from './query.ts';

/** Shorter words are sought whole: an `a` within other words says nothing. */
const LEAST_PART = 2;

/** The events that are sought. */
export interface Matches {
  /** Their positions, in order. */
  positions: Uint32Array;
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
  const tests = terms.map((term) => testOf(viewModel, term));
  const kindIsWanted = EVENT_KINDS.map((kind) => kinds.size === 0 || kinds.has(kind));
  const { seqs, kinds: codes, subjects } = viewModel.shown;
  const isMatch = new Uint8Array(viewModel.count);
  const isAbout = new Uint8Array(viewModel.log.objectCount + 1);
  const positions = new Uint32Array(viewModel.count);
  let count = 0;
  for (let position = 0; position < seqs.length; position += 1) {
    const seq = seqs[position]!;
    if (!kindIsWanted[codes[position]!] || !tests.every((test) => test(seq))) continue;
    isMatch[position] = 1;
    isAbout[subjects[position]!] = 1;
    positions[count] = position;
    count += 1;
  }
  return {
    positions: positions.slice(0, count),
    has: (position) => isMatch[position] === 1,
    areAbout: (id) => isAbout[id] === 1,
  };
}

/** The next match after a position, or before it; round the end where there is none. */
export function matchFrom({ positions }: Matches, position: number | null, by: 1 | -1): number | null {
  if (positions.length === 0) return null;
  const last = positions.length - 1;
  if (position === null) return positions[by === 1 ? 0 : last]!;
  const at = by === 1 ? lowerBound(positions, position + 1) : lowerBound(positions, position) - 1;
  return positions[at > last ? 0 : at < 0 ? last : at]!;
}

type Test = (seq: number) => boolean;

function testOf(viewModel: ViewModel, term: Term): Test {
  const { log } = viewModel;
  switch (term.kind) {
    case 'line':
      return (seq) => log.line(seq) >= term.from && log.line(seq) <= term.to;
    case 'number': {
      const objects = objectsWhere(viewModel, (id) => viewModel.names.numberOf(id) === term.number);
      return (seq) => objects[log.subject(seq)] === 1;
    }
    case 'kind': {
      const kinds = EVENT_KINDS.map((kind) => kind.includes(term.text));
      return (seq) => kinds[log.kindCode(seq)]!;
    }
    case 'name': {
      const objects = objectsWhere(viewModel, (id) =>
        isNamed(viewModel, id, (name) => name.includes(term.text)),
      );
      return (seq) => objects[log.subject(seq)] === 1;
    }
    case 'type': {
      const hasType = typeTest(viewModel, (type) => type.includes(term.text));
      const objects = objectsWhere(viewModel, hasType);
      return (seq) =>
        objects[log.subject(seq)] === 1 ||
        (log.kindCode(seq) === REFUSED && concerns(viewModel, seq).toLowerCase().includes(term.text));
    }
    case 'any': {
      const fits = (text: string) =>
        text === term.text || (term.text.length >= LEAST_PART && text.includes(term.text));
      const kinds = EVENT_KINDS.map(fits);
      const hasType = typeTest(viewModel, fits);
      const objects = objectsWhere(
        viewModel,
        (id) => hasType(id) || isNamed(viewModel, id, fits) || fits((log.callback(id) ?? '').toLowerCase()),
      );
      // What concerns no object is known by a type or a C function instead.
      const isLoose = (seq: number) => log.subject(seq) === 0 && fits(concerns(viewModel, seq).toLowerCase());
      return (seq) => kinds[log.kindCode(seq)]! || objects[log.subject(seq)] === 1 || isLoose(seq);
    }
  }
}

/** By id: 1 for what passes, and for the weakrefs to it. */
function objectsWhere(viewModel: ViewModel, passes: (id: number) => boolean): Uint8Array {
  const { log } = viewModel;
  const own = new Uint8Array(log.objectCount + 1);
  for (let id = 1; id < own.length; id += 1) if (passes(id)) own[id] = 1;
  const all = own.slice();
  for (let id = 1; id < own.length; id += 1) if (own[log.referent(id)] === 1) all[id] = 1;
  return all;
}

/** There are few types and many objects: each type is looked at once. */
function typeTest(viewModel: ViewModel, passes: (type: string) => boolean): (id: number) => boolean {
  const known = new Map<string, boolean>();
  return (id) => {
    const type = viewModel.names.typeWord(id);
    let answer = known.get(type);
    if (answer === undefined) {
      answer = passes(type.toLowerCase());
      known.set(type, answer);
    }
    return answer;
  };
}

function isNamed(viewModel: ViewModel, id: number, passes: (name: string) => boolean): boolean {
  return viewModel.names.allNamesOf(id).some((name) => passes(name.toLowerCase()));
}
