import styles from './EmptyTimeline.module.css';

/** Before the first run: what to do, and what there will be to see. */
export function EmptyTimeline() {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className={styles.empty} tabIndex={0}>
      <svg className={styles.picture} viewBox="0 0 520 150" aria-hidden="true">
        <defs>
          <pattern
            id="dying"
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="7" height="7" className={styles.objectSoft} />
            <rect width="2.5" height="7" className={styles.object} />
          </pattern>
        </defs>
        <text x="0" y="35" className={styles.name}>
          an object
        </text>
        <text x="0" y="89" className={styles.name}>
          a weakref
        </text>
        <rect x="100" y="22" width="272" height="16" rx="3" className={styles.object} />
        <rect x="300" y="22" width="120" height="16" fill="url(#dying)" className={styles.dying} />
        <rect x="418" y="20" width="4" height="20" className={styles.object} />
        <path d="M150 40V78" className={styles.thread} />
        <path d="M158 85H306" className={styles.alive} />
        <path d="M150 77l8 8-8 8-8-8z" className={styles.weakref} />
        <path d="M306 79l12 12m0-12l-12 12" className={styles.cross} />
        <path d="M328 85H520" className={styles.dead} />
        <rect x="334" y="98" width="76" height="20" rx="3" className={styles.callback} />
        <text x="100" y="14" className={styles.word}>
          born
        </text>
        <text x="300" y="14" className={styles.word}>
          dying
        </text>
        <text x="428" y="34" className={styles.word}>
          freed
        </text>
        <text x="131" y="112" className={styles.word}>
          made
        </text>
        <text x="292" y="74" className={styles.word}>
          cleared
        </text>
        <text x="348" y="112" className={styles.callbackWord}>
          callback
        </text>
      </svg>
      <h3 className={styles.title}>Press Run to see what CPython does to your weak references</h3>
      <p className={styles.words}>
        Each object gets a line from its birth to its death, with its weakrefs below it and every event in the
        order in which the interpreter did it. <kbd>Ctrl</kbd> <kbd>Enter</kbd> runs, too.
      </p>
    </div>
  );
}
