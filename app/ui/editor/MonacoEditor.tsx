import type * as Monaco from 'monaco-editor/editor/editor.api.js';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { watchAppearance } from '../settings/appearance.ts';
import type { FieldProps } from './editorProps.ts';
import { FILE_KINDS } from './fileKinds.ts';
import { followDraft } from './followDraft.ts';
import { insertWhole } from './insertWhole.ts';
import { leaveByEscapeThenTab } from './leaveByTab.ts';
import styles from './MonacoEditor.module.css';
import type { LineMarks } from './marks.ts';
import { monaco } from './monacoSetup.ts';
import { defineTheme } from './monacoTheme.ts';
import type { LineNote } from './notes.ts';

type CodeEditor = Monaco.editor.IStandaloneCodeEditor;

export function MonacoEditor(props: FieldProps) {
  const { file, draft, marks, notes, theme, textSize, wrapLines, handle, handedOver } = props;
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<CodeEditor | null>(null);
  const latest = useRef(props);
  latest.current = props;

  // In the commit that took the plain field away, so that no key press falls between the two.
  useLayoutEffect(() => {
    const model = monaco.editor.createModel(draft.getState().text, FILE_KINDS[file].language);
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    const made = monaco.editor.create(host.current!, {
      ...OPTIONS,
      ariaLabel: FILE_KINDS[file].label,
      model,
      ...measures(),
      wordWrap: latest.current.wrapLines ? 'on' : 'off',
    });
    const stopFollowing = followDraft(monaco, model, draft);
    const inserting = insertWhole(monaco, made);
    const stopLeaving = leaveByEscapeThenTab(monaco, made, (leaves) => latest.current.onTabLeaves(leaves));
    made.onDidChangeCursorPosition(({ source, position }) => {
      if (source === 'keyboard' || source === 'mouse') latest.current.onCursorLine(position.lineNumber);
    });
    // A pane that shrinks keeps the line of the moment in sight.
    made.onDidLayoutChange(() => {
      const { selected } = latest.current.marks;
      if (selected !== null) made.revealLine(selected);
    });
    const selection = handedOver.current;
    if (selection !== null) {
      const [start, end] = [model.getPositionAt(selection.start), model.getPositionAt(selection.end)];
      made.setSelection(monaco.Range.fromPositions(start, end));
      made.focus();
      handedOver.current = null;
    }
    setEditor(made);
    return () => {
      stopLeaving();
      inserting.dispose();
      stopFollowing();
      made.dispose();
      model.dispose();
    };
  }, [file, draft, handedOver]);

  useEffect(() => {
    if (editor === null) return;
    const wear = () => monaco.editor.setTheme(defineTheme(monaco, theme));
    wear();
    // Forced colours come and go without another theme.
    return watchAppearance(wear);
  }, [editor, theme]);

  useEffect(() => {
    if (textSize) editor?.updateOptions(measures());
  }, [editor, textSize]);

  useEffect(() => editor?.updateOptions({ wordWrap: wrapLines ? 'on' : 'off' }), [editor, wrapLines]);

  useEffect(() => (editor === null ? undefined : showMarks(editor, marks)), [editor, marks]);

  useEffect(() => {
    if (editor !== null) showNotes(editor, notes);
  }, [editor, notes]);

  useImperativeHandle(
    handle,
    () => ({
      goToLine(line) {
        editor?.setPosition({ lineNumber: line, column: 1 });
        editor?.revealLineInCenterIfOutsideViewport(line);
        editor?.focus();
      },
    }),
    [editor],
  );

  return <div ref={host} className={styles.editor} />;
}

const OPTIONS: Monaco.editor.IStandaloneEditorConstructionOptions = {
  // Enter after a word that is already complete is a new line.
  acceptSuggestionOnEnter: 'smart',
  // The page does it, with its own colours to come back to.
  autoDetectHighContrast: false,
  automaticLayout: true,
  contextmenu: false,
  cursorSurroundingLines: 2,
  fixedOverflowWidgets: true,
  folding: false,
  glyphMargin: false,
  insertSpaces: true,
  lineDecorationsWidth: 12,
  lineNumbersMinChars: 4,
  links: false,
  minimap: { enabled: false },
  occurrencesHighlight: 'off',
  overviewRulerBorder: false,
  overviewRulerLanes: 0,
  padding: { top: 4, bottom: 16 },
  quickSuggestions: { other: true, comments: false, strings: false },
  renderFinalNewline: 'on',
  renderLineHighlight: 'none',
  scrollBeyondLastLine: false,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 6, alwaysConsumeMouseWheel: false },
  stickyScroll: { enabled: false },
  tabSize: 4,
  unicodeHighlight: { ambiguousCharacters: false },
  wordBasedSuggestions: 'currentDocument',
  wrappingIndent: 'indent',
};

/** Monaco measures in pixels, the page in its text size. */
function measures(): { fontFamily: string; fontSize: number; lineHeight: number } {
  const style = getComputedStyle(document.documentElement);
  const fontPx = Number.parseFloat(style.fontSize) * 0.875;
  return {
    fontFamily: style.getPropertyValue('--font-code'),
    fontSize: fontPx,
    lineHeight: Math.round(fontPx * 1.5),
  };
}

/** Marks the lines and gives what takes the marks away again. */
function showMarks(editor: CodeEditor, { selected, error }: LineMarks): () => void {
  const model = editor.getModel()!;
  const wholeLine = (line: number, className: string | undefined) => ({
    range: new monaco.Range(line, 1, line, 1),
    options: { isWholeLine: true, className: className ?? '', marginClassName: className ?? '' },
  });
  const collection = editor.createDecorationsCollection([
    ...(error === null ? [] : [wholeLine(error.line, styles.error)]),
    ...(selected === null ? [] : [wholeLine(selected, styles.selected)]),
  ]);
  const { Error: severity } = monaco.MarkerSeverity;
  const marked = error === null ? [] : [marker(model, error.line, error.message, severity)];
  monaco.editor.setModelMarkers(model, 'run', marked);
  // As little as is needed: the text stays where it is read.
  if (selected !== null) editor.revealLine(selected);
  return () => {
    collection.clear();
    monaco.editor.setModelMarkers(model, 'run', []);
  };
}

/** Underlines lines that there is something to learn about. */
function showNotes(editor: CodeEditor, notes: readonly LineNote[]): void {
  const model = editor.getModel()!;
  const { MarkerSeverity } = monaco;
  const severity = MarkerSeverity.Warning;
  const within = notes.filter(({ line }) => line <= model.getLineCount());
  monaco.editor.setModelMarkers(
    model,
    'notes',
    within.map(({ line, text, isError }) =>
      marker(model, line, text, isError ? MarkerSeverity.Error : severity),
    ),
  );
}

/** A marker under the words of a whole line. */
function marker(
  model: Monaco.editor.ITextModel,
  line: number,
  message: string,
  severity: Monaco.MarkerSeverity,
): Monaco.editor.IMarkerData {
  return {
    severity,
    message,
    startLineNumber: line,
    endLineNumber: line,
    startColumn: model.getLineFirstNonWhitespaceColumn(line) || 1,
    endColumn: model.getLineLastNonWhitespaceColumn(line) || 2,
  };
}
