import { DEFAULT_EXAMPLE } from './examples/catalogue.ts';
import { fetchRecording } from './examples/recordings.ts';
import { textOf } from './examples/texts.ts';
import { createSession } from './session/session.ts';
import { keep, readKept } from './ui/shell/kept.ts';

const LONGEST_WAIT_MS = 1500;

// The interpreter, and what there is to see before it runs, are on their way before the page's own code is there.
const session = createSession(readKept('visited') === null ? firstPicture() : undefined);
if (location.hash === '') fetchRecording(readKept('text') ?? textOf(DEFAULT_EXAMPLE));
const { mountPage } = await import('./page.tsx');
mountPage(session);
const stopWaiting = session.subscribe(() => {
  if (session.getState().interpreter.kind !== 'ready') return;
  keep('visited', 'yes');
  stopWaiting();
});

/**
 * When the browser has painted something. On a first visit, whose files have a long way, compiling an interpreter would
 * only make the picture wait; later visits have the files at once.
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
