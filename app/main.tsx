import { DEFAULT_EXAMPLE } from './examples/catalogue.ts';
import { fetchRecording } from './examples/recordings.ts';
import { textOf } from './examples/texts.ts';
import { createSession } from './session/session.ts';
import { keep, readKept } from './ui/shell/kept.ts';

const LONGEST_WAIT_MS = 1500;

// The interpreter, and what there is to see before it runs, are on their way before the page's own code is there.
const session = createSession(readKept('visited') === null ? firstPicture() : Promise.resolve());
if (location.hash === '') fetchRecording(readKept('text') ?? textOf(DEFAULT_EXAMPLE));
const { mountPage } = await import('./page.tsx');
mountPage(session);
const stopWaiting = session.subscribe(() => {
  if (session.getState().interpreter.kind !== 'ready') return;
  keep('visited', 'yes');
  stopWaiting();
});

/**
 * When the browser has painted something. On a first visit an interpreter that is compiled beside that makes it wait, and
 * waits for its files itself; later visits have them at once.
 */
function firstPicture(): Promise<void> {
  return new Promise((resolve) => {
    new PerformanceObserver((_, observer) => {
      observer.disconnect();
      resolve();
    }).observe({ type: 'paint', buffered: true });
    // In the background nothing is painted.
    setTimeout(resolve, LONGEST_WAIT_MS);
  });
}
