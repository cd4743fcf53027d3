import { useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '../shell/Dialog.tsx';
import { copyText } from './copyText.ts';
import { writeLink } from './link.ts';
import styles from './ShareDialog.module.css';

/** A link to the program on the screen, copied at once where the browser lets us. */
export function ShareDialog(props: { isOpen: boolean; onClose: () => void; text: string }) {
  return (
    <Dialog title="Share this program" isOpen={props.isOpen} onClose={props.onClose}>
      <ShareBody text={props.text} />
    </Dialog>
  );
}

function ShareBody({ text }: { text: string }) {
  const written = writeLink(text);
  if (written.kind === 'oversized')
    return <p role="alert">This program is too long for a link; share it as a file instead.</p>;
  return <LinkField link={`${location.origin}${location.pathname}${location.search}${written.fragment}`} />;
}

function LinkField({ link }: { link: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'not yet' | 'copied' | 'refused'>('not yet');
  const copy = () =>
    void copyText(link, field.current).then((done) => setCopied(done ? 'copied' : 'refused'));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog opens.
  useEffect(copy, []);
  return (
    <div className={styles.share}>
      <div className={styles.row}>
        <input
          ref={field}
          id={id}
          className={styles.field}
          aria-label="Link"
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className={styles.copy} onClick={copy}>
          Copy
        </button>
      </div>
      <p role="status" className={styles.said}>
        {copied === 'copied' && 'The link is copied.'}
        {copied === 'refused' &&
          'The browser did not let the page copy it: select the link and copy it yourself.'}
      </p>
      <p className={styles.note}>
        The link holds the program itself, so nothing is sent to a server. Whoever opens it sees the program;
        it runs only when they press Run.
      </p>
    </div>
  );
}
