import { useId } from 'react';
import { Dialog } from '../shell/Dialog.tsx';
import { Choice } from './Choice.tsx';
import styles from './SettingsDialog.module.css';
import type { Settings } from './settings.ts';
import { TimeLimit } from './TimeLimit.tsx';

const THEMES: [Settings['theme'], string][] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];
const TEXT_SIZES: [Settings['textSize'], string][] = [
  ['normal', 'Normal'],
  ['large', 'Large'],
  ['projector', 'Projector'],
];

/** Every change takes effect at once and is kept. */
export function SettingsDialog(props: {
  isOpen: boolean;
  onClose: () => void;
  settings: Settings;
  onChange: (changes: Partial<Settings>) => void;
  /** Shows the page's keys instead. */
  onKeys: () => void;
}) {
  const { settings, onChange } = props;
  const id = useId();
  return (
    <Dialog title="Settings" isOpen={props.isOpen} onClose={props.onClose}>
      <div className={styles.settings}>
        <Choice
          legend="Theme"
          choices={THEMES}
          value={settings.theme}
          onChange={(theme) => onChange({ theme })}
        />
        <Choice
          legend="Text size"
          choices={TEXT_SIZES}
          value={settings.textSize}
          onChange={(textSize) => onChange({ textSize })}
        />
        <TimeLimit
          seconds={settings.timeLimitSeconds}
          onChange={(timeLimitSeconds) => onChange({ timeLimitSeconds })}
        />
        <div className={styles.setting}>
          <label htmlFor={`${id}-input`}>Input given beforehand</label>
          <p id={`${id}-input-note`} className={styles.note}>
            Lines that <code>input()</code> reads first. After them it asks in the console, where the browser
            can do that.
          </p>
          <textarea
            id={`${id}-input`}
            aria-describedby={`${id}-input-note`}
            className={styles.input}
            rows={3}
            spellCheck={false}
            value={settings.inputText}
            onChange={(event) => onChange({ inputText: event.currentTarget.value })}
          />
        </div>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={settings.wrapLines}
            onChange={(event) => onChange({ wrapLines: event.currentTarget.checked })}
          />
          <span>
            Wrap long lines
            <span className={styles.note}>What the editor has no room for goes on in the next line.</span>
          </span>
        </label>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={settings.showInterpreterEvents}
            onChange={(event) => onChange({ showInterpreterEvents: event.currentTarget.checked })}
          />
          <span>
            Show interpreter events
            <span className={styles.note}>Weakrefs that CPython makes for its own bookkeeping.</span>
          </span>
        </label>
        <button type="button" className={styles.keys} onClick={props.onKeys}>
          Show all keys (?)
        </button>
      </div>
    </Dialog>
  );
}
