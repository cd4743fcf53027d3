import { useEffect } from 'react';
import type { Draft } from '../editor/draft.ts';
import type { NoticeText } from '../shell/Notice.tsx';
import { type ReadLink, readLink, type SharedProgram } from './link.ts';
import { momentWord } from './momentWord.ts';

/**
 * Opens the program of the page's address, at the start and whenever its fragment changes. It is shown, never run.
 * After that the fragment goes: the address would lie about the text at the first key press, and a reload would
 * undo what was typed.
 */
export function useSharedLink(
  draft: Draft,
  notify: (notice: NoticeText) => void,
  onProgram: (program: SharedProgram) => void,
): void {
  useEffect(() => {
    const open = () => {
      const link = readLink(location.hash);
      if (link.kind === 'none') return;
      if (link.kind === 'program') {
        draft.replace(link.program.python);
        onProgram(link.program);
        history.replaceState(history.state, '', location.pathname + location.search);
      }
      notify(noticeOf(link));
    };
    open();
    window.addEventListener('hashchange', open);
    return () => window.removeEventListener('hashchange', open);
  }, [draft, notify, onProgram]);
}

function noticeOf(link: Exclude<ReadLink, { kind: 'none' }>): NoticeText {
  switch (link.kind) {
    case 'program':
      return { kind: 'news', sentence: programSentence(link.program) };
    case 'foreign':
      return {
        kind: 'problem',
        sentence: 'What this address carries is no link of this page, so the editor keeps what it has.',
      };
    case 'newer':
      return {
        kind: 'problem',
        sentence: 'This link was made by a newer version of this page, so the editor keeps what it has.',
      };
    case 'damaged':
      return {
        kind: 'problem',
        sentence: 'This link is damaged and its program cannot be read, so the editor keeps what it has.',
      };
    case 'oversized':
      return {
        kind: 'problem',
        sentence: 'The program in this link is too large, so the editor keeps what it has.',
      };
  }
}

function programSentence({ moment }: SharedProgram): string {
  if (moment === undefined) return 'This program came with the link; only Run runs it.';
  return `This link points to ${momentWord(moment)}: Run to get there.`;
}
