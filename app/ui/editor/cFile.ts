import { keep, readKept } from '../shell/kept.ts';
import type { EditedText } from './editedText.ts';
import template from './template.c?raw';

/** The name of a program's C file; the module that it compiles to is named by its PyInit_ function. */
export const C_FILE = 'lab.c';
export const PYTHON_FILE = 'snippet.py';
export type FileName = typeof C_FILE | typeof PYTHON_FILE;

/** A program may have no C file: then its text is null. */
export interface CFileState {
  text: string | null;
  /** The text of a file that was removed; null where there is nothing to bring back. */
  removed: string | null;
}

/** Owns the text of the C file beside the program, and keeps it across reloads. */
export class CFile {
  #state: CFileState = { text: readKept('c-text'), removed: readKept('removed-c-text') };
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): CFileState => this.#state;

  /** As an editor shows it, which it only does where there is a file. */
  readonly edited: EditedText = {
    subscribe: this.subscribe,
    getState: () => this.#asText,
    // An editor that is about to go may still change its text.
    edit: (text) => {
      if (this.#state.text !== null) this.put(text);
    },
  };

  get #asText(): { text: string } {
    const { text } = this.#state;
    if (text !== null && this.#shown.text !== text) this.#shown = { text };
    return this.#shown;
  }
  #shown = { text: '' };

  /** The one that was removed last, or a small module to begin with. */
  add(): void {
    if (this.#state.text === null) this.put(this.#state.removed ?? template);
  }

  /** Puts a text in place of the one there is; null for a program without C. A text that goes can be brought back. */
  put(text: string | null): void {
    const shown = text === null ? null : text.replace(/\r\n?/g, '\n');
    const { text: old, removed } = this.#state;
    if (shown === old) return;
    const state = { text: shown, removed: shown === null && old !== null ? old : removed };
    this.#state = state;
    keep('c-text', state.text);
    keep('removed-c-text', state.removed);
    for (const listener of this.#listeners) listener();
  }
}
