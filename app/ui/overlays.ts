/** What opens over the page, with the library that it stands on. A page shows none of it first (`useOverlays`). */
export { ExamplesDialog } from './examples/ExamplesDialog.tsx';
export { ExportMenu } from './export/ExportMenu.tsx';
export { KeysDialog } from './keys/KeysDialog.tsx';
export { SettingsDialog } from './settings/SettingsDialog.tsx';
export { ShareDialog } from './share/ShareDialog.tsx';
