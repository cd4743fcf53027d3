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
        <div className={styles.own}>
          <button
            type="button"
            className={styles.title}
            aria-describedby="own-text"
            onClick={props.onRestore}
          >
            Your own text
          </button>
          <p id="own-text" className={styles.sentence}>
            It was replaced, and is kept: this brings it back.
          </p>
        </div>
      )}
      {LEVELS.map((level) => (
        <section key={level} className={styles.level} aria-label={level}>
          <h3 className={styles.heading}>{level}</h3>
          <ul className={styles.list}>
            {EXAMPLES.filter((example) => example.level === level).map((example) => (
              <ExampleItem key={example.id} example={example} onPick={props.onPick} />
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}

/** The button is named by the title alone, and is pressed anywhere on title and sentence. */
function ExampleItem({ example, onPick }: { example: Example; onPick: (example: Example) => void }) {
  const sentenceId = `example-${example.id}`;
  return (
    <li className={styles.example}>
      <button
        type="button"
        className={styles.title}
        aria-describedby={sentenceId}
        onClick={() => onPick(example)}
      >
        {example.title}
      </button>
      <p id={sentenceId} className={styles.sentence}>
        {example.sentence}
      </p>
    </li>
  );
}
