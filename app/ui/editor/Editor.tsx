import { type ComponentType, type RefObject, useEffect, useRef, useState } from 'react';
import type { Theme } from '../settings/appearance.ts';
import { whenQuiet } from '../whenQuiet.ts';
import type { Draft } from './draft.ts';
import type { LineMarks } from './marks.ts';
import type { LineNote } from './notes.ts';
import { PlainEditor } from './PlainEditor.tsx';

/** What the page asks of the editor besides showing the draft. */
export interface EditorHandle {
  /** Puts the cursor onto a line and the focus into the editor. */
  goToLine(line: number): void;
}

export interface EditorProps {
  draft: Draft;
  marks: LineMarks;
  /** Remarks on lines, from the run. */
  notes: readonly LineNote[];
  theme: Theme;
  /** Changes with the setting, for the editor measures its text by itself. */
  textSize: string;
  /** The person moved the cursor. */
  onCursorLine: (line: number) => void;
  /** Whether Tab leaves the editor, which Escape makes it do; null where it always does. */
  onTabLeaves: (leaves: boolean | null) => void;
  handle: RefObject<EditorHandle | null>;
}

interface ChoiceProps extends EditorProps {
  /** Monaco is large: it comes while nothing that is waited for needs the line and the processor. */
  mayLoad: boolean;
}

export interface FieldProps extends EditorProps {
  /** The selection of the field that had the focus when another took its place; null where none had it. */
  handedOver: RefObject<{ start: number; end: number } | null>;
}

/** A plain field that can be typed in at once, and Monaco in its place as soon as it has come. */
export function Editor({ mayLoad, ...props }: ChoiceProps) {
  const Monaco = useMonacoEditor(mayLoad);
  const handedOver = useRef<{ start: number; end: number } | null>(null);
  const Field = Monaco ?? PlainEditor;
  return <Field {...props} handedOver={handedOver} />;
}

function useMonacoEditor(mayLoad: boolean): ComponentType<FieldProps> | null {
  const [loaded, setLoaded] = useState<{ component: ComponentType<FieldProps> } | null>(null);
  useEffect(() => {
    if (!mayLoad) return;
    let isWanted = true;
    const load = () =>
      import('./MonacoEditor.tsx').then(
        ({ MonacoEditor }) => {
          if (isWanted) setLoaded({ component: MonacoEditor });
        },
        // The plain field does all that is needed.
        (error) => console.warn('The editor could not be loaded; a plain field takes its place.', error),
      );
    const takeBack = whenQuiet(load);
    return () => {
      isWanted = false;
      takeBack();
    };
  }, [mayLoad]);
  return loaded?.component ?? null;
}
