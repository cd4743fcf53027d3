import { useId } from 'react';
import styles from './SettingsDialog.module.css';

/** A few alternatives side by side, one of them chosen. */
export function Choice<Value extends string>(props: {
  legend: string;
  choices: readonly (readonly [Value, string])[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.setting}>
      <legend>{props.legend}</legend>
      <div className={styles.choices}>
        {props.choices.map(([value, label]) => (
          <label key={value} className={styles.choice}>
            <input
              type="radio"
              name={name}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
