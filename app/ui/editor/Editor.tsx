import { type ComponentType, useEffect, useRef, useState } from 'react';
import { whenQuiet } from '../whenQuiet.ts';
import type { EditorProps, FieldProps } from './editorProps.ts';
import { PlainEditor } from './PlainEditor.tsx';

interface ChoiceProps extends EditorProps {
  /** Monaco is large: it comes while nothing that is waited for needs the line and the processor. */
  mayLoad: boolean;
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
