import { Component, type ReactNode } from 'react';
import styles from './ErrorBoundary.module.css';

interface State {
  error: Error | null;
}

/** Shows one sentence in place of a panel that broke, and a way to try again. */
export class ErrorBoundary extends Component<{ name: string; children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className={styles.broken} role="alert">
        <p>
          {this.props.name} could not be shown; your program’s text is safe. <code>{error.message}</code>
        </p>
        <button type="button" className={styles.again} onClick={() => this.setState({ error: null })}>
          Try again
        </button>
      </div>
    );
  }
}
