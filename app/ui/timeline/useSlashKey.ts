import { type RefObject, useEffect } from 'react';

/** `/` puts the focus into the field, unless somebody is typing. */
export function useSlashKey(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (key: KeyboardEvent) => {
      if (key.key !== '/' || key.ctrlKey || key.metaKey || key.altKey) return;
      const { target } = key;
      if (
        target instanceof Element &&
        target.closest('input, textarea, select, [contenteditable], [role=textbox]')
      )
        return;
      if (document.querySelector('[role=dialog]') !== null) return;
      key.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [field]);
}
