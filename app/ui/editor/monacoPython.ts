import type * as Monaco from 'monaco-editor/editor/editor.api.js';
import type { DocKind } from './pythonDocs.ts';
import { completionsAt, type Help, helpFor } from './pythonHelp.ts';

/** Puts what pythonHelp knows into Monaco's completion and hover. */
export function providePythonHelp(monaco: typeof Monaco): void {
  const { CompletionItemKind } = monaco.languages;
  const kinds: Record<DocKind, Monaco.languages.CompletionItemKind> = {
    class: CompletionItemKind.Class,
    function: CompletionItemKind.Function,
    constant: CompletionItemKind.Constant,
    variable: CompletionItemKind.Variable,
  };

  monaco.languages.registerCompletionItemProvider('python', {
    triggerCharacters: ['.', ' '],
    provideCompletionItems(model, position) {
      const word = model.getWordUntilPosition(position);
      const range = new monaco.Range(
        position.lineNumber,
        word.startColumn,
        position.lineNumber,
        word.endColumn,
      );
      const line = model.getLineContent(position.lineNumber);
      const suggestions = completionsAt(model.getValue(), line.slice(0, position.column - 1)).map(
        (help, index) =>
          help.kind === 'name'
            ? {
                label: help.name.name,
                kind: kinds[help.name.kind],
                insertText: help.name.name,
                detail: help.name.signature,
                documentation: help.name.text,
                // In the order of the table: what is used most comes first.
                sortText: String(index).padStart(3, '0'),
                range,
              }
            : {
                label: help.name,
                kind: CompletionItemKind.Module,
                insertText: help.name,
                documentation: help.module.text,
                range,
              },
      );
      return { suggestions };
    },
  });

  monaco.languages.registerHoverProvider('python', {
    provideHover(model, position) {
      const word = model.getWordAtPosition(position);
      if (word === null) return null;
      const line = model.getLineContent(position.lineNumber);
      const help = helpFor(model.getValue(), line, word.startColumn - 1, word.word);
      return help === null ? null : { contents: hoverText(help) };
    },
  });
}

function hoverText(help: Help): Monaco.IMarkdownString[] {
  const [code, text] =
    help.kind === 'module'
      ? [`import ${help.name}`, help.module.text]
      : [`${help.module}.${help.name.signature}`, help.name.text];
  return [{ value: `\`\`\`python\n${code}\n\`\`\`` }, { value: text }];
}
