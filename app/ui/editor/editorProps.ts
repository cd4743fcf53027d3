import type { RefObject } from 'react';
import type { Theme } from '../settings/appearance.ts';
import type { FileName } from './cFile.ts';
import type { EditedText } from './editedText.ts';
import type { LineMarks } from './marks.ts';
import type { LineNote } from './notes.ts';

/** What the page asks of the editor besides showing the draft. */
export interface EditorHandle {
  /** Puts the cursor onto a line and the focus into the editor. */
  goToLine(line: number): void;
}

export interface EditorProps {
  file: FileName;
  draft: EditedText;
  marks: LineMarks;
  /** Remarks on lines, from the run. */
  notes: readonly LineNote[];
  theme: Theme;
  /** Changes with the setting, for the editor measures its text by itself. */
  textSize: string;
  /** Whether lines that are too long for the editor go on below. */
  wrapLines: boolean;
  /** The person moved the cursor. */
  onCursorLine: (line: number) => void;
  /** Whether Tab leaves the editor, which Escape makes it do; null where it always does. */
  onTabLeaves: (leaves: boolean | null) => void;
  handle: RefObject<EditorHandle | null>;
}

export interface FieldProps extends EditorProps {
  /** The selection of the field that had the focus when another took its place; null where none had it. */
  handedOver: RefObject<{ start: number; end: number } | null>;
}
