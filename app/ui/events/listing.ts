import { lowerBound } from '../../model/search.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import type { Find } from '../timeline/useFind.ts';

/** Which events the table lists, in order: all of them, or only the matches. */
export interface Listing {
  count: number;
  positionAt(row: number): number;
  /** The row of an event; where it is not listed, that of the next one. */
  rowOf(position: number): number;
}

export function listingOf(viewModel: ViewModel, { matches, onlyMatches }: Find): Listing {
  if (matches === null || !onlyMatches)
    return { count: viewModel.count, positionAt: (row) => row, rowOf: (position) => position };
  const { positions } = matches;
  return {
    count: positions.length,
    positionAt: (row) => positions[row]!,
    rowOf: (position) => Math.min(lowerBound(positions, position), positions.length - 1),
  };
}
