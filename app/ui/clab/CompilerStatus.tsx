import styles from './CompilerStatus.module.css';
import type { CompilerState } from './useCompiler.ts';

/** What the compiler is doing, while one waits for it. */
export function CompilerStatus({ state, onCancel }: { state: CompilerState; onCancel: () => void }) {
  if (state.kind !== 'loading' && state.kind !== 'compiling') return null;
  return (
    <div className={styles.status}>
      <p className={styles.words} role="status" aria-label="C compiler">
        {state.kind === 'compiling' ? 'Compiling lab.c' : loadingText(state)}
      </p>
      {state.kind === 'loading' && state.totalBytes > 0 && (
        <progress
          className={styles.bar}
          aria-label="C compiler, loaded"
          value={state.loadedBytes}
          max={state.totalBytes}
        />
      )}
      <button type="button" className={styles.cancel} onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}

function loadingText({ loadedBytes, totalBytes }: { loadedBytes: number; totalBytes: number }): string {
  if (totalBytes === 0 || loadedBytes === 0) return 'Starting the C compiler';
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  if (loadedBytes >= totalBytes) return 'Starting the C compiler';
  return `Loading the C compiler, once: ${megabytes(loadedBytes)} of ${megabytes(totalBytes)} MB`;
}
