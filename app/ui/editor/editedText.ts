/** The text of one file, as an editor shows and changes it. */
export interface EditedText {
  subscribe(listener: () => void): () => void;
  getState(): { readonly text: string };
  /** What the person typed. */
  edit(text: string): void;
}
