import styles from './EditorNote.module.css';

/** How a keyboard gets out of the editor; nothing where Tab always leaves. */
export function EditorNote({ tabLeaves }: { tabLeaves: boolean | null }) {
  if (tabLeaves === null) return null;
  return (
    <span className={styles.note} aria-live="polite">
      {tabLeaves ? 'Tab now leaves the editor' : 'Escape, then Tab leaves the editor'}
    </span>
  );
}
