import type { BrowserContext, Page } from 'playwright';

/** What is waited for in a page: a state of `data-run-state`, a picture that has been painted, or a press of Run. */
export type Moment = 'ready' | 'pressed' | 'done' | 'runPainted' | 'timelinePainted';

declare global {
  interface Window {
    /** When each came, in milliseconds since the navigation began; a press of Run begins anew. */
    moments: Partial<Record<Moment, number>>;
    /** Milliseconds of the main thread's long tasks since then, with their ends. */
    longTasks: { end: number; milliseconds: number }[];
    note(moment: Moment, at?: number): void;
    /** Waits for one. */
    momentOf(moment: Moment): Promise<number>;
  }
}

/** Has every page of a browser note its moments itself: no way from the browser to here lies in between. */
export async function noteMoments(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: WATCH_PAGE });
}

/** The same as a script; what runs TypeScript here puts calls of a helper into each function that has a name. */
export const WATCH_PAGE = `var __name = (named) => named; (${watchPage})();`;

/** Longer than anything here should take: what never comes is named. */
const PATIENCE_MS = 180_000;

/** When something came to be in a page; waits for it. */
export function moment(page: Page, name: Moment): Promise<number> {
  return page.evaluate(
    async ([name, patienceMs]) => {
      let patience: ReturnType<typeof setTimeout> | undefined;
      const lost = new Promise<never>((_, reject) => {
        patience = setTimeout(() => reject(new Error(`The page never came to be ${name}.`)), patienceMs);
      });
      try {
        return await Promise.race([window.momentOf(name), lost]);
      } finally {
        // A page whose memory is measured keeps nothing of it.
        clearTimeout(patience);
      }
    },
    [name, PATIENCE_MS] as const,
  );
}

/** Runs in the page, alone: it can use nothing of this file. */
function watchPage(): void {
  if (window.top !== window) return;
  window.moments = {};
  window.longTasks = [];
  window.note = (name, at = performance.now()) => {
    if (window.moments[name] !== undefined) return;
    window.moments[name] = at;
    dispatchEvent(new Event(`moment-${name}`));
  };
  window.momentOf = (name) =>
    new Promise((resolve) => {
      const report = () => resolve(window.moments[name]!);
      if (window.moments[name] !== undefined) report();
      else addEventListener(`moment-${name}`, report, { once: true });
    });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      window.longTasks.push({ end: startTime + duration, milliseconds: duration });
  }).observe({ type: 'longtask' });
  addEventListener(
    'click',
    ({ target, timeStamp }) => {
      if ((target as Element).closest('button')?.textContent?.trim() !== 'Run') return;
      window.moments = {};
      window.longTasks = [];
      // When it was pressed, and not when the page had time for it.
      window.note('pressed', timeStamp);
    },
    { capture: true },
  );
  new MutationObserver(() => {
    const state = document.documentElement.dataset.runState;
    if (state === 'ready') window.note('ready');
    if (state !== 'done') return;
    window.note('done');
    requestAnimationFrame(() => requestAnimationFrame(() => window.note('runPainted')));
  }).observe(document, { subtree: true, attributeFilter: ['data-run-state'] });
  new MutationObserver((_, observer) => {
    const label = document.querySelector('[aria-roledescription=timeline]')?.getAttribute('aria-label');
    if (!/ of [1-9]/.test(label ?? '')) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => window.note('timelinePainted')));
  }).observe(document, { subtree: true, childList: true });
}
