import { type RefObject, useState } from 'react';
import type { Run, Session } from '../../session/state.ts';
import type { CFile } from '../editor/cFile.ts';
import type { Draft } from '../editor/draft.ts';
import { keep, readKept } from '../shell/kept.ts';
import type { NoticeText } from '../shell/Notice.tsx';
import type { HeapDrawing } from './drawHeap.ts';
import { download, type ExportKind, exportFile } from './exports.ts';
import type { Picture } from './picture.ts';
import { openTrace } from './savedTrace.ts';

export interface Exports {
  /** Which exports there is something for. */
  available: ReadonlySet<ExportKind>;
  /** Whether pictures have the program below them. */
  withProgram: boolean;
  onWithProgram: (wanted: boolean) => void;
  onExport: (kind: ExportKind) => void;
  onOpen: (file: File) => void;
}

const KEPT = 'export.withProgram';

/** Saving what is on the page, and opening what was saved. */
export function useExports(page: {
  session: Session;
  draft: Draft;
  cFile: CFile;
  run: Run | null;
  hasPicture: boolean;
  picture: RefObject<Picture | null>;
  hasHeap: boolean;
  heapDrawing: RefObject<HeapDrawing | null>;
  hidden: boolean;
  tell: (notice: NoticeText) => void;
}): Exports {
  const { session, draft, cFile, run, picture, heapDrawing, hidden, tell } = page;
  const [withProgram, setWithProgram] = useState(() => readKept(KEPT) === 'true');
  const available = new Set<ExportKind>();
  if (page.hasPicture) available.add('svg').add('png');
  if (page.hasHeap) available.add('heap');
  if (run !== null && run.outcome !== null) available.add('json').add('perfetto');
  return {
    available,
    withProgram,
    onWithProgram(wanted) {
      keep(KEPT, String(wanted));
      setWithProgram(wanted);
    },
    onExport(kind) {
      if (run === null) return;
      const heap = heapDrawing.current;
      exportFile(kind, { run, picture: picture.current, heap, withProgram, hidden }).then(
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
        if (opened.hasCode) {
          draft.replace(opened.run.code);
          cFile.replace(opened.run.c);
        }
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
