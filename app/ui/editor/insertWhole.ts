import type * as Monaco from 'monaco-editor/editor/editor.api.js';

/**
 * Several lines that arrive as one piece of typing (dictation, text expanders, test drivers) are put in as they
 * are: Monaco takes them for single key presses and indents each line once more.
 */
export function insertWhole(
  monaco: typeof Monaco,
  editor: Monaco.editor.IStandaloneCodeEditor,
): Monaco.IDisposable {
  return monaco.editor.registerCommand('type', (_services, typed: { text: string }) => {
    const { text } = typed;
    if (!text.includes('\n') || text.length === 1) return editor.trigger('keyboard', 'type', typed);
    editor.pushUndoStop();
    const edits = (editor.getSelections() ?? []).map((range) => ({ range, text, forceMoveMarkers: true }));
    editor.executeEdits('keyboard', edits);
    editor.pushUndoStop();
  });
}
