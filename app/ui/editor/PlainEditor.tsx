import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { FieldProps } from './editorProps.ts';
import styles from './PlainEditor.module.css';

/** The program in a plain field, with line numbers, in the measures that Monaco will have. */
export function PlainEditor({
  draft,
  marks,
  notes,
  onCursorLine,
  onTabLeaves,
  handle,
  handedOver,
}: FieldProps) {
  const { text } = useSyncExternalStore(draft.subscribe, draft.getState);
  const field = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLOListElement>(null);
  const lineCount = text.split('\n').length;
  useEffect(() => onTabLeaves(null), [onTabLeaves]);
  // Monaco takes this field's place while somebody may be typing: the next key goes where the last one went.
  useLayoutEffect(() => {
    const element = field.current;
    return () => {
      if (element === null || document.activeElement !== element) return;
      handedOver.current = { start: element.selectionStart, end: element.selectionEnd };
    };
  }, [handedOver]);
  useImperativeHandle(
    handle,
    () => ({
      goToLine(line) {
        const start =
          text
            .split('\n')
            .slice(0, line - 1)
            .join('\n').length + (line > 1 ? 1 : 0);
        field.current?.focus();
        field.current?.setSelectionRange(start, start);
      },
    }),
    [text],
  );
  return (
    <div className={styles.editor}>
      <ol ref={numbers} className={styles.numbers} aria-hidden="true">
        {Array.from({ length: lineCount }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line number is its index.
          <li key={index} data-mark={markOf(index + 1)}>
            {index + 1}
          </li>
        ))}
      </ol>
      <textarea
        ref={field}
        className={styles.text}
        aria-label="Python program"
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={text}
        onChange={(event) => draft.edit(event.currentTarget.value)}
        onSelect={(event) => {
          const { value, selectionStart } = event.currentTarget;
          onCursorLine(value.slice(0, selectionStart).split('\n').length);
        }}
        onScroll={(event) => {
          if (numbers.current !== null)
            numbers.current.style.transform = `translateY(${-event.currentTarget.scrollTop}px)`;
        }}
      />
    </div>
  );

  function markOf(line: number): 'error' | 'selected' | 'note' | undefined {
    if (marks.error?.line === line) return 'error';
    if (marks.selected === line) return 'selected';
    return notes.some((note) => note.line === line) ? 'note' : undefined;
  }
}
