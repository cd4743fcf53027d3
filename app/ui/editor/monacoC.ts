import type * as Monaco from 'monaco-editor/editor/editor.api.js';
import { cFunctionNamed, cFunctionsFrom, cHelpText } from './cHelp.ts';

/** Puts what cHelp knows into Monaco's completion and hover of C files. */
export function provideCHelp(monaco: typeof Monaco): void {
  monaco.languages.registerCompletionItemProvider('c', {
    provideCompletionItems(model, position) {
      const { word, startColumn, endColumn } = model.getWordUntilPosition(position);
      const range = new monaco.Range(position.lineNumber, startColumn, position.lineNumber, endColumn);
      const suggestions = cFunctionsFrom(word).map((help, index) => ({
        label: help.name,
        kind: monaco.languages.CompletionItemKind.Function,
        insertText: help.name,
        detail: help.cSignature,
        documentation: cHelpText(help).join('\n\n'),
        sortText: String(index).padStart(3, '0'),
        range,
      }));
      return { suggestions };
    },
  });

  monaco.languages.registerHoverProvider('c', {
    provideHover(model, position) {
      const help = cFunctionNamed(model.getWordAtPosition(position)?.word ?? '');
      if (help === null) return null;
      const text = cHelpText(help).map((value) => ({ value }));
      return { contents: [{ value: `\`\`\`c\n${help.cSignature}\n\`\`\`` }, ...text] };
    },
  });
}
