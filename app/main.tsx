import { createSession } from './session/session.ts';

// The interpreter is on its way before the page's own code is there.
const session = createSession();
const { mountPage } = await import('./page.tsx');
mountPage(session);
