import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { FieldProps } from './editorProps.ts';
import { FILE_KINDS } from './fileKinds.ts';
import styles from './PlainEditor.module.css';

/** The program in a plain field, with line numbers, in the measures that Monaco will have. */
export function PlainEditor({
  file,
  draft,
  marks,
  notes,
  wrapLines,
  onCursorLine,
  onTabLeaves,
  handle,
  handedOver,
}: FieldProps) {
  const { text } = useSyncExternalStore(draft.subscribe, draft.getState);
  const field = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLOListElement>(null);
  const lines = text.split('\n');
  useEffect(() => onTabLeaves(null), [onTabLeaves]);
  // Monaco takes this field's place while somebody may be typing: the next key goes where the last one went.
  useLayoutEffect(() => {
    const element = field.current;
    return () => {
      if (element === null || document.activeElement !== element) return;
      handedOver.current = { start: element.selectionStart, end: element.selectionEnd };
    };
  }, [handedOver]);
  // A scroll bar takes room from the text: the copies, which make the numbers as tall as the lines, have no more.
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      numbers.current?.style.setProperty('--text-width', `${element.clientWidth}px`);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
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
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line number is its index.
          <li key={index} data-mark={markOf(index + 1)}>
            <span className={styles.number}>{index + 1}</span>
            {/* Unseen, it makes the number as tall as the line is in the field. */}
            {wrapLines && <span className={styles.copy}>{line}</span>}
          </li>
        ))}
      </ol>
      <textarea
        ref={field}
        className={styles.text}
        aria-label={FILE_KINDS[file].label}
        wrap={wrapLines ? 'soft' : 'off'}
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
