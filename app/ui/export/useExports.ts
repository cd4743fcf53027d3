import type { RefObject } from 'react';
import type { Run, Session } from '../../session/state.ts';
import type { Draft } from '../editor/draft.ts';
import type { NoticeText } from '../shell/Notice.tsx';
import { download, type ExportKind, exportFile } from './exports.ts';
import type { Picture } from './picture.ts';
import { openTrace } from './savedTrace.ts';

export interface Exports {
  /** Which exports there is something for. */
  available: ReadonlySet<ExportKind>;
  onExport: (kind: ExportKind) => void;
  onOpen: (file: File) => void;
}

/** Saving what is on the page, and opening what was saved. */
export function useExports(page: {
  session: Session;
  draft: Draft;
  run: Run | null;
  hasPicture: boolean;
  picture: RefObject<Picture | null>;
  hidden: boolean;
  tell: (notice: NoticeText) => void;
}): Exports {
  const { session, draft, run, picture, hidden, tell } = page;
  const available = new Set<ExportKind>();
  if (page.hasPicture) available.add('svg').add('png');
  if (run !== null && run.outcome !== null) available.add('json').add('perfetto');
  return {
    available,
    onExport(kind) {
      if (run === null) return;
      exportFile(kind, { run, picture: picture.current, hidden }).then(
        (file) => {
          if (file === null) tell({ kind: 'problem', sentence: 'This browser could not make the picture.' });
          else download(file);
        },
        () =>
          tell({
            kind: 'problem',
            sentence: 'The file could not be made: it is too large for this browser.',
          }),
      );
    },
    onOpen(file) {
      void openTrace(file).then((opened) => {
        if (opened.kind === 'bad') return tell({ kind: 'problem', sentence: opened.problem });
        if (opened.hasCode) draft.replace(opened.run.code);
        session.open(opened.run);
        const editor = opened.hasCode
          ? 'its program is in the editor'
          : 'it came without its program, so the editor keeps yours';
        tell({
          kind: 'news',
          sentence: `“${file.name}” is a run recorded with CPython ${opened.run.versions.python}; ${editor}.`,
        });
      });
    },
  };
}
