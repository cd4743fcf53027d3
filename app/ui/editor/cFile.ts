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
    edit: (text) => this.edit(text),
  };

  get #asText(): { text: string } {
    const { text } = this.#state;
    if (text !== null && this.#shown.text !== text) this.#shown = { text };
    return this.#shown;
  }
  #shown = { text: '' };

  /** The one that was removed last, or a small module to begin with. */
  add(): void {
    const { text, removed } = this.#state;
    if (text === null) this.#set({ text: removed ?? template, removed });
  }

  /** What the person typed. */
  edit(text: string): void {
    if (this.#state.text !== null) this.#set({ ...this.#state, text });
  }

  /** Takes the file away; `add` brings it back. */
  remove(): void {
    const { text, removed } = this.#state;
    this.#set({ text: null, removed: text ?? removed });
  }

  /**
   * Another program takes the place of this one, with its C file or with none. A text of the person's own that goes with
   * it comes back with `restore`, or with `add`.
   */
  replace(text: string | null): void {
    const shown = text?.replace(/\r\n?/g, '\n') ?? null;
    const { text: old, removed } = this.#state;
    const isOwn = old !== null && old !== this.#given && old !== template;
    if (isOwn && old !== shown) this.#previous = old;
    this.#given = shown;
    this.#set({ text: shown, removed: isOwn ? old : removed });
  }

  /** With the person's own program, its C file comes back; a program without C had none. */
  restore(): void {
    const previous = this.#previous;
    this.replace(previous);
    this.#previous = null;
  }

  /** The text that came with an example, a link or a trace. */
  #given: string | null = null;
  /** The text that it took the place of. */
  #previous: string | null = null;

  #set(state: CFileState): void {
    const old = this.#state;
    if (state.text === old.text && state.removed === old.removed) return;
    this.#state = state;
    keep('c-text', state.text);
    keep('removed-c-text', state.removed);
    for (const listener of this.#listeners) listener();
  }
}
