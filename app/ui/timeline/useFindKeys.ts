import { type RefObject, useEffect } from 'react';
import { isMod } from '../keys/platform.ts';
import { isTyping } from '../keys/useKeysKey.ts';

/** Ctrl+K or Cmd+K puts the focus into the field from anywhere, from the editor too; `/` does where nobody is typing. */
export function useFindKeys(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (key: KeyboardEvent) => {
      if (document.querySelector('[role=dialog]') !== null) return;
      const isChord = key.key.toLowerCase() === 'k' && !key.shiftKey && isMod(key);
      const isSlash = key.key === '/' && !key.ctrlKey && !key.metaKey && !key.altKey && !isTyping(key.target);
      if (!isChord && !isSlash) return;
      key.preventDefault();
      key.stopPropagation();
      field.current?.focus();
      field.current?.select();
    };
    // Before the editor, for which the chord would begin one of its own.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [field]);
}
