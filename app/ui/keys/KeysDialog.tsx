import { Fragment } from 'react';
import { Dialog } from '../shell/Dialog.tsx';
import styles from './KeysDialog.module.css';
import { KEY_GROUPS } from './keys.ts';
import { MOD_NAME } from './platform.ts';

/** Every key of the page, by where it works. */
export function KeysDialog(props: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog title="Keys" width="wide" isOpen={props.isOpen} onClose={props.onClose}>
      <div className={styles.groups}>
        {KEY_GROUPS.map(({ where, lines }) => (
          <section key={where} aria-label={where}>
            <h3 className={styles.where}>{where}</h3>
            <dl className={styles.lines}>
              {lines.map(({ keys, does }) => (
                <div key={does} className={styles.line}>
                  <dt className={styles.keys}>
                    {keys.map((chord) => (
                      <span key={chord.join()}>
                        {chord.map((key) => (
                          <Fragment key={key}>
                            <kbd>{key === 'Mod' ? MOD_NAME : key}</kbd>{' '}
                          </Fragment>
                        ))}
                      </span>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
