import { isExample } from '../../examples/texts.ts';
import { keep, readKept } from '../shell/kept.ts';

/** The program in the editor, and the one that it took the place of. */
export interface DraftState {
  text: string;
  /** The person's own text that an example or a link replaced; null where there is nothing to bring back. */
  previous: string | null;
  /** Whether to offer it: from when it was replaced until the person goes on without it. */
  isOffered: boolean;
}

/**
 * Owns the text of the editor. Every change is kept across reloads at once, so that whatever breaks afterwards
 * breaks without it. React reads it with useSyncExternalStore.
 */
export class Draft {
  #state: DraftState;
  readonly #listeners = new Set<() => void>();

  constructor(firstText: string) {
    this.#state = {
      text: readKept('text') ?? firstText,
      previous: readKept('previous-text'),
      isOffered: false,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): DraftState => this.#state;

  /** What the person typed. */
  edit(text: string): void {
    if (text === this.#state.text) return;
    this.#set({ ...this.#state, text, isOffered: false });
  }

  /** Another program takes the place of this one, which can be brought back if it is the person's own. */
  replace(text: string): void {
    const { text: old } = this.#state;
    // As an editor has it, which would otherwise seem to be edited at once.
    const shown = text.replace(/\r\n?/g, '\n');
    if (shown === old) return;
    this.#set(isOwn(old) ? { text: shown, previous: old, isOffered: true } : { ...this.#state, text: shown });
  }

  /** The person does not want the replaced text now; it stays among the examples. */
  dismissOffer(): void {
    if (this.#state.isOffered) this.#set({ ...this.#state, isOffered: false });
  }

  /** The replaced text and the present one change places, so that neither is lost. */
  restore(): void {
    const { text, previous } = this.#state;
    if (previous === null) return;
    this.#set({ text: previous, previous: isOwn(text) ? text : null, isOffered: false });
  }

  #set(state: DraftState): void {
    const old = this.#state;
    this.#state = state;
    if (state.text !== old.text) keep('text', state.text);
    if (state.previous !== old.previous) keep('previous-text', state.previous);
    for (const listener of this.#listeners) listener();
  }
}

/** An untouched example can be had again at any time. */
function isOwn(text: string): boolean {
  return text.trim() !== '' && !isExample(text);
}
