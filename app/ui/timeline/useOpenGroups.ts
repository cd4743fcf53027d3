import { useCallback, useMemo, useRef, useState } from 'react';
import type { Group } from '../../model/timeline/groups.ts';
import type { ViewModel } from '../../model/viewModel.ts';

const NONE: ReadonlySet<string> = new Set();

/** The view model with those groups opened that a person opened; they stay open when the same program runs again. */
export function useOpenGroups(folded: ViewModel) {
  const [open, setOpen] = useState(NONE);
  const viewModel = useMemo(() => (open.size === 0 ? folded : folded.withOpen(open)), [folded, open]);
  const toggled = useRef<string | null>(null);
  const toggleGroup = useCallback(({ key, isOpen }: Group) => {
    toggled.current = key;
    setOpen((before) => {
      const after = new Set(before);
      if (isOpen) after.delete(key);
      else after.add(key);
      return after;
    });
  }, []);
  const foldGroups = useCallback(() => setOpen(NONE), []);
  const hasOpenGroup = viewModel.rows.groups.some(({ isOpen }) => isOpen);
  /** The row of the group that was opened or folded last; given once. */
  const takeToggledRow = (): number | null => {
    const key = toggled.current;
    toggled.current = null;
    return key === null ? null : viewModel.rows.rowOfGroup(key);
  };
  return { viewModel, toggleGroup, takeToggledRow, hasOpenGroup, foldGroups };
}
