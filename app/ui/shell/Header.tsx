import { BookOpen, Play, Settings2, Share2, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Header.module.css';
import { InterpreterStatus } from './InterpreterStatus.tsx';
import type { Status } from './pageState.ts';

export interface HeaderProps {
  status: Status;
  /** The newest run's. */
  runId: number | null;
  canStop: boolean;
  onRun: () => void;
  onStop: () => void;
  onRetry: () => void;
  onShare: () => void;
  onExamples: () => void;
  onSettings: () => void;
  /** A button, in the look of the others. */
  exportButton: (className: string) => ReactNode;
}

export function Header(props: HeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.row}>
        <h1 className={styles.title}>
          Weakref <span className={styles.titleRest}>Playground</span>
        </h1>
        <div className={styles.run}>
          <button
            type="button"
            className={styles.primary}
            onClick={props.onRun}
            aria-keyshortcuts="Control+Enter Meta+Enter"
            title="Run the program (Ctrl+Enter)"
          >
            <Play aria-hidden="true" />
            Run
          </button>
          <button
            type="button"
            className={styles.button}
            onClick={props.onStop}
            disabled={!props.canStop}
            title="Stop the program"
          >
            <Square aria-hidden="true" />
            Stop
          </button>
        </div>
        <InterpreterStatus status={props.status} runId={props.runId} onRetry={props.onRetry} />
        <nav className={styles.tools} aria-label="Tools">
          <button
            type="button"
            className={styles.quiet}
            onClick={props.onExamples}
            title="Programs to start from"
          >
            <BookOpen aria-hidden="true" />
            <span>Examples</span>
          </button>
          <button
            type="button"
            className={styles.quiet}
            onClick={props.onShare}
            title="A link to this program"
          >
            <Share2 aria-hidden="true" />
            <span>Share</span>
          </button>
          {props.exportButton(styles.quiet ?? '')}
          <button
            type="button"
            className={styles.quiet}
            onClick={props.onSettings}
            title="Theme, text size, limits"
          >
            <Settings2 aria-hidden="true" />
            <span>Settings</span>
          </button>
        </nav>
      </div>
    </header>
  );
}
