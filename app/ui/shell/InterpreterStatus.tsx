import styles from './InterpreterStatus.module.css';
import type { Status } from './pageState.ts';

/** What the interpreter is doing, and while it loads, how far it is. `runId` is the newest run's. */
export function InterpreterStatus(props: { status: Status; runId: number | null; onRetry: () => void }) {
  const { status, runId, onRetry } = props;
  return (
    <div className={styles.status}>
      <div role="status" aria-label="Interpreter" className={styles.words}>
        <span className={styles.dot} data-tone={status.tone} aria-hidden="true" />
        {/* Of each run anew, so that one which ends as the last did is seen, and heard, to have run. */}
        <span
          key={runId}
          className={styles.text}
          title={status.text}
          data-ran={runId === null ? undefined : ''}
        >
          {status.text}
        </span>
        {/* Not read out at each change: the bar beside it gives its value when asked. */}
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
