import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { findMatches, type Matches } from '../../model/find/matches.ts';
import { parseQuery } from '../../model/find/query.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import type { EventKind } from '../../trace/format.ts';

/** What is sought in a view model, shared by the picture and the table. */
export interface Find {
  text: string;
  /** The kinds that are picked; none is all. */
  kinds: ReadonlySet<EventKind>;
  /** Whether the table lists nothing but matches. */
  onlyMatches: boolean;
  /** null where nothing is sought. */
  matches: Matches | null;
  /** Those of the text as it is now, for one who presses Enter before they are shown. */
  matchesNow(): Matches | null;
  change(change: Partial<Pick<Find, 'text' | 'kinds' | 'onlyMatches'>>): void;
}

const NOTHING_SOUGHT = { text: '', kinds: new Set<EventKind>(), onlyMatches: false };

/** Searching a million events takes a while: typing goes first, the matches follow. */
export function useFind(viewModel: ViewModel | null): Find {
  const [sought, setSought] = useState<Pick<Find, 'text' | 'kinds' | 'onlyMatches'>>(NOTHING_SOUGHT);
  const text = useDeferredValue(sought.text);
  const { kinds } = sought;
  const find = useCallback(
    (query: string) => (viewModel === null ? null : findMatches(viewModel, parseQuery(query), kinds)),
    [viewModel, kinds],
  );
  const matches = useMemo(() => find(text), [find, text]);
  const change = useCallback((changed: Parameters<Find['change']>[0]) => {
    setSought((old) => ({ ...old, ...changed }));
  }, []);
  return useMemo(
    () => ({
      ...sought,
      matches,
      matchesNow: () => (sought.text === text ? matches : find(sought.text)),
      change,
    }),
    [sought, text, matches, find, change],
  );
}
