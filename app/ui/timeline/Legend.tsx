import { memo, useMemo, useState } from 'react';
import type { ViewModel } from '../../model/viewModel.ts';
import { Mark } from '../marks/Mark.tsx';
import { kindOf } from '../marks/shapeOf.ts';
import styles from './Legend.module.css';
import { LEGEND, legendOf } from './legend.ts';

/** What the marks mean: those of this picture in a line, all of them, explained, when opened. */
export const Legend = memo(function Legend({ viewModel }: { viewModel: ViewModel }) {
  const [open, setOpen] = useState(false);
  const short = useMemo(() => legendOf(viewModel), [viewModel]);
  return (
    <div className={styles.legend} data-open={open}>
      <ul className={styles.list} aria-label="Legend">
        {(open ? LEGEND : short).map(({ shape, name, explanation }) => (
          <li key={shape} className={styles.entry} title={open ? undefined : explanation}>
            <Mark shape={shape} />
            <span>
              <span className={styles.name}>{name}</span>
              {open && <code className={styles.kind}>{kindOf(shape)}</code>}
              {open && <span className={styles.explanation}>{explanation}</span>}
            </span>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        onClick={() => setOpen((was) => !was)}
        onKeyDown={(key) => {
          if (key.key === 'Escape') setOpen(false);
        }}
      >
        {open ? 'Less' : 'All marks'}
      </button>
    </div>
  );
});
