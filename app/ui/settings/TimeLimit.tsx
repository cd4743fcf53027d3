import { useId, useState } from 'react';
import styles from './SettingsDialog.module.css';
import { LEAST_TIME_LIMIT_SECONDS, MOST_TIME_LIMIT_SECONDS } from './settings.ts';

/** A number of seconds. What is no usable number says so and changes nothing. */
export function TimeLimit(props: { seconds: number; onChange: (seconds: number) => void }) {
  const id = useId();
  const [typed, setTyped] = useState(String(props.seconds));
  const isUsable = usableSeconds(typed) !== null;
  return (
    <div className={styles.setting}>
      <label htmlFor={id}>Time limit in seconds</label>
      <input
        id={id}
        className={styles.number}
        inputMode="numeric"
        value={typed}
        aria-invalid={!isUsable}
        aria-describedby={`${id}-note`}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          const seconds = usableSeconds(event.currentTarget.value);
          if (seconds !== null) props.onChange(seconds);
        }}
      />
      <p id={`${id}-note`} className={isUsable ? styles.note : styles.problem}>
        {isUsable
          ? 'A program that runs longer is ended; what it did is kept.'
          : `A number from ${LEAST_TIME_LIMIT_SECONDS} to ${MOST_TIME_LIMIT_SECONDS}, please; ${props.seconds} stays for now.`}
      </p>
    </div>
  );
}

function usableSeconds(typed: string): number | null {
  const seconds = Number(typed);
  const isUsable =
    typed.trim() !== '' && seconds >= LEAST_TIME_LIMIT_SECONDS && seconds <= MOST_TIME_LIMIT_SECONDS;
  return isUsable ? seconds : null;
}
