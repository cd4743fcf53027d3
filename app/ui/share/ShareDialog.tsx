import { QrCode as QrIcon, Share2 } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '../shell/Dialog.tsx';
import { copyText } from './copyText.ts';
import { type SharedProgram, writeLink } from './link.ts';
import { momentWord } from './momentWord.ts';
import { QrCode } from './QrCode.tsx';
import styles from './ShareDialog.module.css';

/** What could go into a link besides the program. */
export interface Shareable {
  program: Pick<SharedProgram, 'python' | 'c'>;
  /** Where the person is in the run; undefined where nothing is selected, or the text is not what ran. */
  moment: Pick<SharedProgram, 'moment' | 'object'> | undefined;
  view: NonNullable<SharedProgram['settings']>;
  settings: NonNullable<SharedProgram['settings']>;
}

/** A link to the program on the screen, copied at once where the browser lets us. */
export function ShareDialog(props: { isOpen: boolean; onClose: () => void; shareable: Shareable }) {
  return (
    <Dialog title="Share this program" isOpen={props.isOpen} onClose={props.onClose}>
      <ShareBody shareable={props.shareable} />
    </Dialog>
  );
}

const TICKS = ['Moment', 'View', 'Settings'] as const;
type Tick = (typeof TICKS)[number];

const EXPLAINED: Record<Tick, string> = {
  Moment: 'The step or event that is selected now, and what is selected at it.',
  View: 'What the timeline’s axis counts, and whether interpreter events are shown.',
  Settings: 'The time limit, and the lines that input() reads.',
};

function ShareBody({ shareable }: { shareable: Shareable }) {
  const [ticked, setTicked] = useState<ReadonlySet<Tick>>(new Set());
  const { program, moment, view, settings } = shareable;
  const isOffered = (tick: Tick) => tick !== 'Moment' || moment?.moment !== undefined;
  const has = (tick: Tick) => ticked.has(tick) && isOffered(tick);
  // Where the interpreter's own events are shown, an event may be one of them.
  const showsAll = has('Moment') && view.showInterpreterEvents === true;
  const asked: Shareable['settings'] = {
    ...(showsAll ? { showInterpreterEvents: true } : {}),
    ...(has('View') ? view : {}),
    ...(has('Settings') ? settings : {}),
  };
  const shared: SharedProgram = {
    ...program,
    ...(has('Moment') ? moment : {}),
    ...(Object.keys(asked).length > 0 ? { settings: asked } : {}),
  };
  const written = writeLink(shared);
  return (
    <div className={styles.share}>
      <fieldset className={styles.ticks}>
        <legend>Besides the program, the link has</legend>
        {TICKS.map((tick) => (
          <label key={tick} className={styles.tick}>
            <input
              type="checkbox"
              aria-label={tick}
              checked={has(tick)}
              disabled={!isOffered(tick)}
              onChange={({ currentTarget: { checked } }) => {
                const next = new Set(ticked);
                if (checked) next.add(tick);
                else next.delete(tick);
                setTicked(next);
              }}
            />
            <span>
              {tick}
              <span className={styles.explained}>{EXPLAINED[tick]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {written.kind === 'oversized' ? (
        <p role="alert">This program is too long for a link; share it as a file instead.</p>
      ) : (
        <LinkField
          link={`${location.origin}${location.pathname}${location.search}${written.fragment}`}
          preview={previewOf(shared)}
        />
      )}
    </div>
  );
}

/** What the person who opens the link sees. */
function previewOf({ c, moment, settings }: SharedProgram): string {
  const seen = c === undefined ? 'the program' : 'the program and its C file';
  const place = moment === undefined ? '' : `, and after Run ${momentWord(moment)}`;
  return settings === undefined
    ? `Whoever opens the link sees ${seen}${place}.`
    : `Whoever opens the link sees ${seen}${place}, with your settings as long as they keep the program.`;
}

function LinkField({ link, preview }: { link: string; preview: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'not yet' | 'copied' | 'refused'>('not yet');
  const [showsCode, setShowsCode] = useState(false);
  const copy = () =>
    void copyText(link, field.current).then((done) => setCopied(done ? 'copied' : 'refused'));
  useEffect(copy, [link]);
  return (
    <>
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
      <div className={styles.ways}>
        <button
          type="button"
          className={styles.way}
          aria-expanded={showsCode}
          onClick={() => setShowsCode(!showsCode)}
        >
          <QrIcon aria-hidden="true" /> QR code
        </button>
        {typeof navigator.share === 'function' && (
          <button
            type="button"
            className={styles.way}
            // A person who closes the system's sheet has shared nothing, which is no mistake.
            onClick={() => void navigator.share({ title: 'Weakref Playground', url: link }).catch(() => {})}
          >
            <Share2 aria-hidden="true" /> Share with an app
          </button>
        )}
        <span className={styles.length}>{link.length} characters</span>
      </div>
      {showsCode && <QrCode link={link} />}
      <p className={styles.note}>
        {preview} The link holds the program itself, so nothing is sent to a server; it runs only when they
        press Run.
      </p>
    </>
  );
}
