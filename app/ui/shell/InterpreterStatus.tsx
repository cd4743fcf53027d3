import styles from './InterpreterStatus.module.css';
import type { Status } from './pageState.ts';

/** What the interpreter is doing, and while it loads, how far it is. */
export function InterpreterStatus({ status, onRetry }: { status: Status; onRetry: () => void }) {
  return (
    <div className={styles.status}>
      <div role="status" aria-label="Interpreter" className={styles.words}>
        <span className={styles.dot} data-tone={status.tone} aria-hidden="true" />
        <span className={styles.text} title={status.text}>
          {status.text}
        </span>
        {/* Not read out at each change: the bar beside it tells its value when asked. */}
        {status.progress !== null && (
          <span className={styles.bytes} aria-hidden="true">
            {status.progress.bytes}
          </span>
        )}
      </div>
      {status.progress !== null && (
        <div
          role="progressbar"
          className={styles.bar}
          aria-label="Loading Python"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(status.progress.part * 100)}
          aria-valuetext={`${status.text}, ${status.progress.bytes}`}
        >
          <div className={styles.part} style={{ width: `${status.progress.part * 100}%` }} />
        </div>
      )}
      {status.tone === 'failed' && (
        <button type="button" className={styles.retry} onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
