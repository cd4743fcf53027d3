import { createContext, useCallback, useEffect, useMemo, useState } from 'react';
import * as v from 'valibot';
import { keep, readKept } from './kept.ts';

/** Which panels are closed, and which one has grown over the page. */
export interface PanelStates {
  readonly closed: readonly string[];
  readonly grown: string | null;
}

const SCHEMA = v.object({ closed: v.array(v.string()), grown: v.nullable(v.string()) });

export const ALL_OPEN: PanelStates = { closed: [], grown: null };

/** What was kept; all panels are open where that is unusable. */
export function parsePanelStates(kept: string | null): PanelStates {
  try {
    return v.parse(SCHEMA, JSON.parse(kept ?? ''));
  } catch {
    return ALL_OPEN;
  }
}

export function withClosed({ closed, grown }: PanelStates, name: string): PanelStates {
  return {
    closed: [...closed.filter((other) => other !== name), name],
    grown: grown === name ? null : grown,
  };
}

export function withOpened({ closed, grown }: PanelStates, name: string): PanelStates {
  return { closed: closed.filter((other) => other !== name), grown };
}

/** One that has grown is given back its place; a closed one cannot grow. */
export function withGrown({ closed, grown }: PanelStates, name: string): PanelStates {
  if (closed.includes(name)) return { closed, grown };
  return { closed, grown: grown === name ? null : name };
}

export interface PanelControls extends PanelStates {
  close(name: string): void;
  open(name: string): void;
  /** Over the page, or back to its place. */
  toggleGrown(name: string): void;
}

export const PanelContext = createContext<PanelControls>({
  ...ALL_OPEN,
  close: () => {},
  open: () => {},
  toggleGrown: () => {},
});

/** The panels as the person left them, now and at the next visit. Escape gives a grown one back its place. */
export function usePanelStates(): PanelControls {
  const [states, setStates] = useState(() => parsePanelStates(readKept('panels')));
  useEffect(() => keep('panels', states === ALL_OPEN ? null : JSON.stringify(states)), [states]);
  const close = useCallback((name: string) => setStates((now) => withClosed(now, name)), []);
  const open = useCallback((name: string) => setStates((now) => withOpened(now, name)), []);
  const toggleGrown = useCallback((name: string) => setStates((now) => withGrown(now, name)), []);
  const { grown } = states;
  useEffect(() => {
    if (grown === null) return;
    const onKeyDown = (key: KeyboardEvent) => {
      if (key.key !== 'Escape' || key.defaultPrevented) return;
      // A dialog or a menu closes first.
      if (document.querySelector('[role=dialog], [role=menu]') === null) toggleGrown(grown);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [grown, toggleGrown]);
  return useMemo(() => ({ ...states, close, open, toggleGrown }), [states, close, open, toggleGrown]);
}
