import type { Walk } from '../../model/moment/moments.ts';
import styles from './WalkChoice.module.css';

const WALKS: readonly { walk: Walk; text: string }[] = [
  { walk: 'all', text: 'lines and events' },
  { walk: 'lines', text: 'lines' },
  { walk: 'events', text: 'events' },
];

/** One for all runs: Chromium keeps every name that a group of radio buttons ever had. */
const GROUP = 'walk';

/** Through what the buttons, the slider and Play go. */
export function WalkChoice({ walk, onChange }: { walk: Walk; onChange: (walk: Walk) => void }) {
  return (
    <fieldset className={styles.choice}>
      <legend>Step by</legend>
      {WALKS.map(({ walk: each, text }) => (
        <label key={each}>
          <input type="radio" name={GROUP} checked={walk === each} onChange={() => onChange(each)} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
