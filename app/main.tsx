import { DEFAULT_EXAMPLE } from './examples/catalogue.ts';
import { fetchRecording } from './examples/recordings.ts';
import { textOf } from './examples/texts.ts';
import { createSession } from './session/session.ts';
import { readKept } from './ui/shell/kept.ts';

// The interpreter, and what there is to see before it runs, are on their way before the page's own code is there.
const session = createSession();
if (location.hash === '') fetchRecording(readKept('text') ?? textOf(DEFAULT_EXAMPLE));
const { mountPage } = await import('./page.tsx');
mountPage(session);
