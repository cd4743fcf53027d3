import { Lightbulb } from 'lucide-react';
import type { Diagnosis } from '../../trace/format.ts';
import styles from './DiagnosisList.module.css';
import { WithCode } from './WithCode.tsx';

/** What went otherwise than one thinks, and what to do instead: a note for each pitfall that the program met. */
export function DiagnosisList(props: {
  diagnoses: readonly Diagnosis[];
  /** What notes could not be looked for, a sentence each. */
  limits: readonly string[];
  /** The line of the selected moment; null for none. */
  selectedLine: number | null;
  onSelect: (diagnosis: Diagnosis) => void;
}) {
  const { diagnoses, limits, selectedLine, onSelect } = props;
  if (diagnoses.length === 0 && limits.length === 0) return null;
  return (
    <section className={styles.notes} aria-label="Notes">
      {diagnoses.length > 1 && <h3 className={styles.count}>{diagnoses.length} notes</h3>}
      <ul className={styles.list}>
        {diagnoses.map((diagnosis) => (
          <li
            key={`${diagnosis.pitfall} ${diagnosis.line} ${diagnosis.c?.line}`}
            className={styles.note}
            data-pitfall={diagnosis.pitfall}
          >
            <Lightbulb className={styles.mark} aria-hidden="true" />
            <p className={styles.message}>
              <button
                type="button"
                className={styles.line}
                aria-current={diagnosis.line !== null && diagnosis.line === selectedLine}
                onClick={() => onSelect(diagnosis)}
              >
                {placeOf(diagnosis)}
              </button>{' '}
              <WithCode text={diagnosis.message} />
            </p>
            <p className={styles.advice}>
              <WithCode text={diagnosis.advice} />
            </p>
          </li>
        ))}
      </ul>
      {limits.map((sentence) => (
        <p key={sentence} className={styles.limit}>
          {sentence}
        </p>
      ))}
    </section>
  );
}

function placeOf({ line, c }: Diagnosis): string {
  if (c !== undefined) return line === null ? `lab.c, line ${c.line}` : `Line ${line}, lab.c line ${c.line}`;
  return line === null ? 'Show' : `Line ${line}`;
}
