import type { FileName } from './cFile.ts';

/** What an editor has to know of a file: Monaco's name of its language, and how a screen reader names the field. */
export const FILE_KINDS: Record<FileName, { language: string; label: string }> = {
  'snippet.py': { language: 'python', label: 'Python program' },
  'lab.c': { language: 'c', label: 'C file' },
};
