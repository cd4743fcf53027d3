import type * as Monaco from 'monaco-editor/editor/editor.api.js';

/**
 * The editor takes Tab for indenting, which must not trap a keyboard: after Escape, Tab leaves it. Anything else
 * that is typed, or coming back, makes Tab indent again.
 */
export function leaveByEscapeThenTab(
  monaco: typeof Monaco,
  editor: Monaco.editor.IStandaloneCodeEditor,
  onChange: (leaves: boolean) => void,
): () => void {
  let leaves = false;
  const set = (to: boolean) => {
    if (to === leaves) return;
    leaves = to;
    editor.updateOptions({ tabFocusMode: to });
    onChange(to);
  };
  onChange(false);
  const keys = editor.onKeyDown(({ keyCode }) => {
    const { Escape, Tab, Shift } = monaco.KeyCode;
    if (keyCode === Escape) set(true);
    else if (keyCode !== Tab && keyCode !== Shift) set(false);
  });
  const blur = editor.onDidBlurEditorWidget(() => set(false));
  return () => {
    keys.dispose();
    blur.dispose();
  };
}
