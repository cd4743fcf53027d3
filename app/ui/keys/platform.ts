const IS_MAC = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/** What the page's chords are made with, as it is written on the keyboard. */
export const MOD_NAME = IS_MAC ? 'Cmd' : 'Ctrl';

/** Whether that key is held down, and no other such key. */
export function isMod({
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  return IS_MAC ? metaKey && !ctrlKey && !altKey : ctrlKey && !metaKey && !altKey;
}
