import { useRef } from 'react';
import { qrOf, qrSvg } from './qrSvg.ts';
import styles from './ShareDialog.module.css';

/** A link for a camera, on the whole screen if wanted: it is scanned from the back of a room. */
export function QrCode({ link }: { link: string }) {
  const figure = useRef<HTMLElement>(null);
  const code = qrOf(link);
  if (code.kind === 'too long')
    return <p role="alert">This link is too long for a QR code: it holds at most 2,953 characters.</p>;
  const save = () => {
    const url = URL.createObjectURL(new Blob([qrSvg(code)], { type: 'image/svg+xml' }));
    const anchor = document.createElement('a');
    anchor.href = url;
    anchor.download = 'weakref-playground-link.svg';
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url));
  };
  return (
    <figure ref={figure} className={styles.code}>
      <svg viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label="QR code of the link">
        <path fill="#fff" d={`M0 0h${code.size}v${code.size}H0z`} />
        <path fill="#000" d={code.path} />
      </svg>
      <figcaption className={styles.ways}>
        {document.fullscreenEnabled && (
          <button
            type="button"
            className={styles.way}
            onClick={() =>
              void (document.fullscreenElement === null
                ? figure.current?.requestFullscreen()
                : document.exitFullscreen())
            }
          >
            Full screen
          </button>
        )}
        <button type="button" className={styles.way} onClick={save}>
          Save as SVG
        </button>
      </figcaption>
    </figure>
  );
}
