import { useCallback, useEffect, useState } from 'react';
import type { Selection } from '../../model/moment/selection.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import type { Run } from '../../session/state.ts';
import type { CFile } from '../editor/cFile.ts';
import type { Draft } from '../editor/draft.ts';
import { mergeSettings, type Settings } from '../settings/settings.ts';
import type { NoticeText } from '../shell/Notice.tsx';
import type { SharedProgram } from './link.ts';
import { findMoment, type LinkedMoment, momentOfLink } from './linkedMoment.ts';
import { useSharedLink } from './useSharedLink.ts';

const MISSING: NoticeText = {
  kind: 'problem',
  sentence: 'This run does not come to the moment that the link points to, so nothing is selected.',
};

const OTHER_PROGRAM: NoticeText = {
  kind: 'problem',
  sentence: 'The program was changed since the link was opened, so the link’s moment was not looked for.',
};

/** Opens the program of a link, with its C file and the settings that it asks for. Gives the moment that it points to. */
export function useLinkedProgram(page: {
  draft: Draft;
  cFile: CFile;
  notify: (notice: NoticeText | null) => void;
  borrowSettings: (settings: Partial<Settings>) => void;
  onProgram: () => void;
}): LinkedMoment | null {
  const { draft, cFile, notify, borrowSettings, onProgram } = page;
  const [linked, setLinked] = useState<LinkedMoment | null>(null);
  const open = useCallback(
    (program: SharedProgram) => {
      onProgram();
      cFile.replace(program.c ?? null);
      setLinked(momentOfLink(program));
      borrowSettings(mergeSettings(program.settings ?? {}));
    },
    [onProgram, cFile, borrowSettings],
  );
  useSharedLink(draft, notify, open);
  return linked;
}

/** Selects the moment of a link in the first run that ends after it was opened, or says why not. */
export function useLinkedMoment(
  linked: LinkedMoment | null,
  run: Run | null,
  viewModel: ViewModel | null,
  select: (selection: Selection) => void,
  notify: (notice: NoticeText | null) => void,
): void {
  const [done, setDone] = useState<LinkedMoment | null>(null);
  const hasEnded = run !== null && run.outcome !== null && viewModel?.log === run.log;
  useEffect(() => {
    if (linked === null || linked === done || !hasEnded || run === null || viewModel === null) return;
    setDone(linked);
    const found = findMoment(linked, run, viewModel);
    if (found.kind === 'found') {
      notify(null);
      select(found.selection);
    } else notify(found.kind === 'missing' ? MISSING : OTHER_PROGRAM);
  }, [linked, done, hasEnded, run, viewModel, select, notify]);
}
