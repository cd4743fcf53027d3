import { X } from 'lucide-react';
import styles from './Notice.module.css';

export interface NoticeText {
  kind: 'problem' | 'news';
  sentence: string;
}

/** One sentence under the header, until it is dismissed. */
export function Notice(props: { notice: NoticeText; onRestore: (() => void) | null; onDismiss: () => void }) {
  const { notice, onRestore } = props;
  return (
    <div
      className={styles.notice}
      data-kind={notice.kind}
      role={notice.kind === 'problem' ? 'alert' : 'status'}
    >
      <div className={styles.said}>
        <p>{notice.sentence}</p>
        {onRestore !== null && (
          <button type="button" className={styles.restore} onClick={onRestore}>
            Restore my text
          </button>
        )}
      </div>
      <button type="button" className={styles.dismiss} aria-label="Dismiss" onClick={props.onDismiss}>
        <X aria-hidden="true" />
      </button>
    </div>
  );
}
