import { lowerBound } from '../../model/search.ts';
import { sentenceText } from '../../model/sentences/sentences.ts';
import { thousands } from '../../model/sentences/thousands.ts';
import { Mark } from '../marks/Mark.tsx';
import { shapeOf } from '../marks/shapeOf.ts';
import styles from './Inspector.module.css';
import type { Inspected } from './inspected.ts';

/** Around the moment so many events of one thing are listed. */
const MOST = 12;

/** The life of a thing, event by event; what lies ahead is dimmed. */
export function WhatHappened({ viewModel, point, selection, onSelect, id }: Inspected & { id: number }) {
  const positions = viewModel.events.of(id);
  const now = lowerBound(positions, lowerBound(viewModel.seqs, point.beforeSeq));
  const first = Math.max(0, Math.min(now - MOST / 2, positions.length - MOST));
  const shown = [...positions.subarray(first, first + MOST)];
  const after = positions.length - first - shown.length;
  if (shown.length === 0) return null;
  return (
    <section className={styles.life}>
      <h4>What happened to it</h4>
      {first > 0 && <p className={styles.note}>{thousands(first)} earlier</p>}
      <ol className={styles.list}>
        {shown.map((position) => {
          const seq = viewModel.seqs[position]!;
          const line = viewModel.lineOf(seq);
          return (
            <li key={seq}>
              <button
                type="button"
                className={styles.happened}
                title={sentenceText(viewModel, seq)}
                aria-current={selection.step === null && selection.seq === seq ? 'step' : undefined}
                data-ahead={seq >= point.beforeSeq || undefined}
                onClick={() => onSelect({ seq, step: null, object: id })}
              >
                <Mark shape={shapeOf(viewModel.log, seq)} size={14} /> {viewModel.log.kind(seq)}
                {line !== 0 && <span className={styles.note}>line {line}</span>}
              </button>
            </li>
          );
        })}
      </ol>
      {after > 0 && <p className={styles.note}>{thousands(after)} later</p>}
    </section>
  );
}
