import { Component, type ReactNode } from 'react';
import type { CFile } from '../editor/cFile.ts';
import type { Draft } from '../editor/draft.ts';
import styles from './LastResort.module.css';

interface Props {
  draft: Draft;
  cFile: CFile;
  children: ReactNode;
}

/** Where the page itself breaks: the person's text, to be copied, and a reload. */
export class LastResort extends Component<Props, { message: string | null }> {
  override state: { message: string | null } = { message: null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    const { draft, cFile } = this.props;
    const c = cFile.getState().text;
    return (
      <main className={styles.page}>
        <h1>The page broke, your text did not</h1>
        <p>
          Here it is. Reloading the page brings it back into the editor. <code>{message}</code>
        </p>
        <textarea readOnly aria-label="Your program" rows={20} value={draft.getState().text} />
        {c !== null && <textarea readOnly aria-label="Your C file" rows={20} value={c} />}
        <button type="button" onClick={() => location.reload()}>
          Reload
        </button>
      </main>
    );
  }
}
