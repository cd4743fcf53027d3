/**
 * What the page keeps across reloads. A browser may forbid storage altogether, or be out of room:
 * then nothing is kept and the page works all the same.
 */

const PREFIX = 'weakref-playground.';

export type KeptName =
  | 'text'
  | 'previous-text'
  | 'c-text'
  | 'removed-c-text'
  | 'settings'
  | 'visited'
  | 'panels'
  | 'export.withProgram'
  | 'play-speed'
  | `layout.${string}`;

/** Two tabs have a text each, which is not to be lost when the other is typed in; a new tab begins with the newest. */
const OF_THE_TAB: readonly KeptName[] = ['text', 'previous-text', 'c-text', 'removed-c-text'];

export function readKept(name: KeptName): string | null {
  try {
    const own = OF_THE_TAB.includes(name) ? sessionStorage.getItem(PREFIX + name) : null;
    return own ?? localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** null forgets it. */
export function keep(name: KeptName, value: string | null): void {
  try {
    for (const storage of OF_THE_TAB.includes(name) ? [sessionStorage, localStorage] : [localStorage]) {
      if (value === null) storage.removeItem(PREFIX + name);
      else storage.setItem(PREFIX + name, value);
    }
  } catch {
    // Nothing can be kept here.
  }
}
