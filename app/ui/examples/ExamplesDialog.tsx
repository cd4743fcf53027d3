import { EXAMPLES, type Example, LEVELS } from '../../examples/catalogue.ts';
import { Dialog } from '../shell/Dialog.tsx';
import styles from './ExamplesDialog.module.css';

export function ExamplesDialog(props: {
  isOpen: boolean;
  onClose: () => void;
  onPick: (example: Example) => void;
  /** Brings back the text that an example or a link replaced; null where there is none. */
  onRestore: (() => void) | null;
}) {
  return (
    <Dialog title="Examples" width="wide" isOpen={props.isOpen} onClose={props.onClose}>
      {props.onRestore !== null && (
        <button type="button" className={styles.restore} onClick={props.onRestore}>
          <span className={styles.title}>Your own text</span>
          <span className={styles.sentence}>It was replaced, and is kept: this brings it back.</span>
        </button>
      )}
      {LEVELS.map((level) => (
        <section key={level} className={styles.level} aria-label={level}>
          <h3 className={styles.heading}>{level}</h3>
          <ul className={styles.list}>
            {EXAMPLES.filter((example) => example.level === level).map((example) => (
              <li key={example.id}>
                <ExampleButton example={example} onPick={props.onPick} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}

function ExampleButton({ example, onPick }: { example: Example; onPick: (example: Example) => void }) {
  const id = `example-${example.id}`;
  return (
    <button
      type="button"
      className={styles.example}
      aria-labelledby={id}
      aria-describedby={`${id}-sentence`}
      onClick={() => onPick(example)}
    >
      <span id={id} className={styles.title}>
        {example.title}
      </span>
      <span id={`${id}-sentence`} className={styles.sentence}>
        {example.sentence}
      </span>
    </button>
  );
}
