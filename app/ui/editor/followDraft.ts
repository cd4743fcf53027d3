import type * as Monaco from 'monaco-editor/editor/editor.api.js';
import type { EditedText } from './editedText.ts';

/** Keeps a model and the text of a file the same in both directions. A replaced text can be undone like any edit. */
export function followDraft(
  monaco: typeof Monaco,
  model: Monaco.editor.ITextModel,
  draft: EditedText,
): () => void {
  const typing = model.onDidChangeContent(() =>
    draft.edit(model.getValue(monaco.editor.EndOfLinePreference.LF)),
  );
  const stop = draft.subscribe(() => {
    const { text } = draft.getState();
    if (text === model.getValue(monaco.editor.EndOfLinePreference.LF)) return;
    model.pushStackElement();
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
    model.pushStackElement();
  });
  return () => {
    typing.dispose();
    stop();
  };
}
