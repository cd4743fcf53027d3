/**
 * What the page keeps across reloads. A browser may forbid storage altogether, or be out of room:
 * then nothing is kept and the page works all the same.
 */

const PREFIX = 'weakref-playground.';

export type KeptName = 'text' | 'previous-text' | 'settings' | `layout.${string}`;

export function readKept(name: KeptName): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** null forgets it. */
export function keep(name: KeptName, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Nothing can be kept here.
  }
}
