import type { Matches } from '../../model/find/matches.ts';
import type { Group } from '../../model/timeline/groups.ts';
import type { ViewModel } from '../../model/viewModel.ts';

const KNOWN = new WeakMap<Matches, { viewModel: ViewModel; indexes: ReadonlySet<number> }>();

/** Whether something in a group is sought; looked up once for every search. */
export function groupHasMatches(viewModel: ViewModel, matches: Matches, group: Group): boolean {
  let known = KNOWN.get(matches);
  if (known?.viewModel !== viewModel) {
    const indexes = new Set<number>();
    for (const position of matches.positions) {
      const around = viewModel.rows.groupOf(viewModel.log.subject(viewModel.seqs[position]!));
      if (around !== null) indexes.add(around.index);
    }
    known = { viewModel, indexes };
    KNOWN.set(matches, known);
  }
  return known.indexes.has(group.index);
}
