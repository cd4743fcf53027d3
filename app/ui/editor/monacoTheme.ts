import type * as Monaco from 'monaco-editor/editor/editor.api.js';
import type { Theme } from '../settings/appearance.ts';

/** Makes Monaco wear the page's tokens as they are now, and gives the theme's name. */
export function defineTheme(monaco: typeof Monaco, theme: Theme): string {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--c-${name}`).trim();
  // Where the person's own colours win, Monaco has a high-contrast theme of its own.
  if (!token('ground').startsWith('#')) return theme === 'dark' ? 'hc-black' : 'hc-light';
  const bare = (name: string) => token(name).slice(1);
  monaco.editor.defineTheme('playground', {
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: bare('text') },
      { token: 'keyword', foreground: bare('code-keyword') },
      { token: 'type', foreground: bare('code-name') },
      { token: 'tag', foreground: bare('code-name') },
      { token: 'string', foreground: bare('code-string') },
      { token: 'string.escape', foreground: bare('code-string') },
      { token: 'number', foreground: bare('code-number') },
      { token: 'comment', foreground: bare('code-comment') },
    ],
    colors: {
      'editor.background': token('ground'),
      'scrollbarSlider.background': `${token('line-strong')}66`,
      'scrollbarSlider.hoverBackground': `${token('line-strong')}99`,
      'scrollbarSlider.activeBackground': token('line-strong'),
      'editor.foreground': token('text'),
      'editorLineNumber.foreground': token('code-line-number'),
      'editorLineNumber.activeForeground': token('text'),
      'editorCursor.foreground': token('text'),
      'editor.selectionBackground': token('code-selection'),
      'editor.inactiveSelectionBackground': token('hover'),
      'editor.lineHighlightBackground': token('hover'),
      'editor.lineHighlightBorder': token('hover'),
      // Colour says something: brackets have none, but one too many has.
      'editorBracketHighlight.foreground1': token('text'),
      'editorBracketHighlight.foreground2': token('text'),
      'editorBracketHighlight.foreground3': token('text'),
      'editorBracketHighlight.unexpectedBracket.foreground': token('error-text'),
      'editorIndentGuide.background1': token('line'),
      'editorWidget.background': token('panel'),
      'editorWidget.border': token('line'),
      'editorHoverWidget.background': token('panel'),
      'editorHoverWidget.foreground': token('text'),
      'editorWidget.foreground': token('text'),
      'editorHoverWidget.border': token('line'),
      'editorSuggestWidget.background': token('panel'),
      'editorSuggestWidget.border': token('line'),
      'editorSuggestWidget.selectedBackground': token('code-selection'),
      'editorSuggestWidget.selectedForeground': token('text'),
      'editorSuggestWidget.highlightForeground': token('object-text'),
      'editorSuggestWidget.focusHighlightForeground': token('object-text'),
      'editorError.foreground': token('error'),
      'editorWarning.foreground': token('callback'),
      focusBorder: token('focus'),
    },
  });
  return 'playground';
}
