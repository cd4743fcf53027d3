import type { CDiagnostic } from '../../clab/compiler/diagnostics.ts';
import styles from './CompilerMessages.module.css';
import type { Compiled } from './useCompiler.ts';

/** What the compiler says about the C file, each at its line. */
export function CompilerMessages({
  compiled,
  onLine,
}: {
  compiled: Compiled;
  onLine: (line: number) => void;
}) {
  const { diagnostics, problem } = compiled;
  if (diagnostics.length === 0 && problem === null) return null;
  const hasError = diagnostics.some(({ severity }) => severity === 'error');
  return (
    <section className={styles.messages} aria-label="C compiler messages">
      {hasError && (
        <p className={styles.head} role="alert">
          The C file does not compile, so nothing was run.
        </p>
      )}
      {problem !== null && (
        <p className={styles.head} role="alert">
          {problem}
        </p>
      )}
      <ul className={styles.list}>
        {diagnostics.map((diagnostic) => (
          <li key={keyOf(diagnostic)} data-severity={diagnostic.severity}>
            <button type="button" className={styles.line} onClick={() => onLine(diagnostic.position.line)}>
              {diagnostic.file}, line {diagnostic.position.line}
            </button>{' '}
            <span className={styles.severity}>{diagnostic.severity}:</span> {diagnostic.message}
            {diagnostic.notes.map(({ position, message }) => (
              <span key={`${position.line} ${position.column} ${message}`} className={styles.note}>
                line {position.line}: {message}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function keyOf({ file, position, message }: CDiagnostic): string {
  return `${file} ${position.line} ${position.column} ${message}`;
}
