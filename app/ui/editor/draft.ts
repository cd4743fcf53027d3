import { isExample } from '../../examples/texts.ts';
import { keep, readKept } from '../shell/kept.ts';

/** The program in the editor, and the one that it took the place of. */
export interface DraftState {
  text: string;
  /** The person's own text that an example or a link replaced; null where there is nothing to bring back. */
  previous: string | null;
}

/**
 * Owns the text of the editor. Every change is kept across reloads at once, so that whatever breaks afterwards
 * breaks without it. React reads it with useSyncExternalStore.
 */
export class Draft {
  #state: DraftState;
  readonly #listeners = new Set<() => void>();

  constructor(firstText: string) {
    this.#state = { text: readKept('text') ?? firstText, previous: readKept('previous-text') };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): DraftState => this.#state;

  /** What the person typed. */
  edit(text: string): void {
    if (text === this.#state.text) return;
    this.#set({ ...this.#state, text });
  }

  /** Another program takes the place of this one, which can be brought back if it is the person's own. */
  replace(text: string): void {
    const { text: old, previous } = this.#state;
    if (text === old) return;
    const isOwn = old.trim() !== '' && !isExample(old);
    this.#set({ text, previous: isOwn ? old : previous });
  }

  /** The replaced text and the present one change places, so that neither is lost. */
  restore(): void {
    const { text, previous } = this.#state;
    if (previous === null) return;
    this.#set({ text: previous, previous: text.trim() === '' || isExample(text) ? null : text });
  }

  #set(state: DraftState): void {
    const old = this.#state;
    this.#state = state;
    if (state.text !== old.text) keep('text', state.text);
    if (state.previous !== old.previous) keep('previous-text', state.previous);
    for (const listener of this.#listeners) listener();
  }
}
