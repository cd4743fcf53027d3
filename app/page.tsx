import { createRoot } from 'react-dom/client';
import { DEFAULT_EXAMPLE } from './examples/catalogue.ts';
import { textOf } from './examples/texts.ts';
import type { Session } from './session/state.ts';
import { App } from './ui/App.tsx';
import './ui/base.css';
import './ui/tokens.css';
import { CFile } from './ui/editor/cFile.ts';
import { Draft } from './ui/editor/draft.ts';
import { applyAppearance } from './ui/settings/appearance.ts';
import { keptSettings } from './ui/settings/useSettings.ts';
import { LastResort } from './ui/shell/LastResort.tsx';

export function mountPage(session: Session): void {
  // Before the first paint, so that nothing flashes in the wrong colours.
  applyAppearance(keptSettings());
  const draft = new Draft(textOf(DEFAULT_EXAMPLE));
  const cFile = new CFile();
  createRoot(document.getElementById('root')!).render(
    <LastResort draft={draft} cFile={cFile}>
      <App session={session} draft={draft} cFile={cFile} />
    </LastResort>,
  );
}
