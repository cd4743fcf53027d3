import { useEffect, useRef } from 'react';

const BY_KEY: Readonly<Record<string, -1 | 1>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Left and right step through the run where they mean nothing else: on a button, and where nothing has the focus. */
export function useStepKeys(goBy: (steps: -1 | 1) => void): void {
  const latest = useRef(goBy);
  latest.current = goBy;
  useEffect(() => {
    const onKeyDown = (key: KeyboardEvent) => {
      const by = BY_KEY[key.key];
      const { target } = key;
      if (by === undefined || key.defaultPrevented || key.ctrlKey || key.metaKey || key.altKey) return;
      const isFree =
        target === document.body || (target instanceof Element && target.matches('button:not([role])'));
      if (!isFree || document.querySelector('[role=dialog], [role=menu]') !== null) return;
      key.preventDefault();
      latest.current(by);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
