/** What a key does to the picture. */
export type KeyAction =
  | { kind: 'event'; by: -1 | 1 }
  | { kind: 'row'; by: -1 | 1 }
  | { kind: 'end'; which: 'first' | 'last' }
  | { kind: 'zoom'; factor: number }
  | { kind: 'pan'; by: -1 | 1 }
  | { kind: 'fit' }
  /** Opens or folds the group of the selected thing. */
  | { kind: 'fold' };

const ZOOM_STEP = 1.5;

const ACTIONS: Readonly<Record<string, KeyAction>> = {
  ArrowLeft: { kind: 'event', by: -1 },
  ArrowRight: { kind: 'event', by: 1 },
  ArrowUp: { kind: 'row', by: -1 },
  ArrowDown: { kind: 'row', by: 1 },
  Home: { kind: 'end', which: 'first' },
  End: { kind: 'end', which: 'last' },
  '+': { kind: 'zoom', factor: ZOOM_STEP },
  '=': { kind: 'zoom', factor: ZOOM_STEP },
  w: { kind: 'zoom', factor: ZOOM_STEP },
  '-': { kind: 'zoom', factor: 1 / ZOOM_STEP },
  s: { kind: 'zoom', factor: 1 / ZOOM_STEP },
  a: { kind: 'pan', by: -1 },
  d: { kind: 'pan', by: 1 },
  '0': { kind: 'fit' },
  Enter: { kind: 'fold' },
};

export function actionOfKey(key: string): KeyAction | null {
  return ACTIONS[key.length === 1 ? key.toLowerCase() : key] ?? null;
}

export { ZOOM_STEP };
