import { useEffect, useRef } from 'react';

/** `?` calls back, unless somebody is typing or a dialog is open. */
export function useKeysKey(onPress: () => void): void {
  const latest = useRef(onPress);
  latest.current = onPress;
  useEffect(() => {
    const onKeyDown = (key: KeyboardEvent) => {
      if (key.key !== '?' || key.defaultPrevented || key.ctrlKey || key.metaKey || key.altKey) return;
      if (isTyping(key.target) || document.querySelector('[role=dialog]') !== null) return;
      key.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Whether a key press goes into a text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type=range], [type=radio], [type=checkbox]), textarea, select, [contenteditable], [role=textbox]',
    ) !== null
  );
}
