/** How a keyboard gets out of the editor; nothing where Tab always leaves. */
export function EditorNote({ tabLeaves }: { tabLeaves: boolean | null }) {
  if (tabLeaves === null) return null;
  return (
    <span aria-live="polite">
      {tabLeaves ? 'Tab now leaves the editor' : 'Escape, then Tab leaves the editor'}
    </span>
  );
}
