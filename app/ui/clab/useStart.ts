import { useRef } from 'react';
import type { RunOptions, Session } from '../../session/state.ts';
import type { CFile } from '../editor/cFile.ts';
import type { Draft } from '../editor/draft.ts';
import type { NoticeText } from '../shell/Notice.tsx';
import { importsLab } from './importsLab.ts';
import type { CompilerControls } from './useCompiler.ts';

const NOT_IMPORTED: NoticeText = {
  kind: 'problem',
  sentence: 'The program does not import the module of the C file, so nothing of the C file runs.',
};

/** Runs what is in the editor: its C file, if it has one, is compiled first. */
export function useStart(page: {
  session: Session;
  draft: Draft;
  cFile: CFile;
  compiler: CompilerControls;
  notify: (notice: NoticeText) => void;
}): (options: RunOptions) => void {
  const { session, draft, cFile, compiler, notify } = page;
  const newest = useRef(0);
  return (options) => {
    newest.current += 1;
    const number = newest.current;
    const { text: code } = draft.getState();
    const { text: source } = cFile.getState();
    if (source === null) {
      compiler.clear();
      session.run(code, options);
      return;
    }
    session.stop();
    void compiler.compile(source).then((module) => {
      // Something else was run while it was compiled.
      if (module === null || number !== newest.current) return;
      if (!importsLab(code, source)) notify(NOT_IMPORTED);
      session.run(code, { ...options, c: { source, module } });
    });
  };
}
