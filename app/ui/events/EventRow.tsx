import { memo } from 'react';
import { type OnSelect, selectionAt } from '../../model/moment/moment.ts';
import { concerns } from '../../model/sentences/concerns.ts';
import { plainText } from '../../model/sentences/sentence.ts';
import { sentenceOf } from '../../model/sentences/sentences.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import { Mark } from '../marks/Mark.tsx';
import { SentenceText } from '../marks/SentenceText.tsx';
import { shapeOf } from '../marks/shapeOf.ts';
import styles from './EventsTable.module.css';

interface EventRowProps {
  viewModel: ViewModel;
  position: number;
  /** Its place in the table. */
  row: number;
  selected: boolean;
  /** Whether it happened on the line of the cursor. */
  lit: boolean;
  /** Whether it is sought. */
  matches: boolean;
  onSelect: OnSelect;
}

export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { viewModel, position, row, selected, lit, matches, onSelect } = props;
  const seq = viewModel.seqs[position]!;
  const line = viewModel.lineOf(seq);
  const sentence = sentenceOf(viewModel, seq);
  const about = concerns(viewModel, seq);
  const depth = Math.min(viewModel.spans.depthAt(position), MOST_INDENTS);
  return (
    <tr
      aria-rowindex={row + 2}
      aria-current={selected ? 'step' : undefined}
      data-lit={lit || undefined}
      data-match={matches || undefined}
      data-position={position}
      onClick={() => onSelect(selectionAt(viewModel, position))}
    >
      <td className={styles.number}>{position}</td>
      <td className={styles.kind}>
        <span className={styles.kindInner} style={{ paddingInlineStart: `${depth * 0.75}rem` }}>
          <Mark shape={shapeOf(viewModel.log, seq)} />
          <span className={styles.kindWord}>{viewModel.log.kind(seq)}</span>
        </span>
      </td>
      <td className={styles.what} title={about}>
        <div className={styles.lines}>{about}</div>
      </td>
      <td className={styles.line}>{placeText(line, viewModel.log.cLine(seq))}</td>
      <td className={styles.words} title={plainText(sentence)}>
        <div className={styles.lines}>
          <SentenceText sentence={sentence} shorten={(name) => viewModel.names.short(name, LONGEST_NAME)} />
        </div>
      </td>
    </tr>
  );
});

/** The line of Python, and that of C below it. */
function placeText(line: number, cLine: number): string {
  const inPython = line === 0 ? '' : String(line);
  return cLine === 0 ? inPython : `${inPython} C ${cLine}`.trim();
}

/** Deeper nesting is no longer shown by indenting. */
const MOST_INDENTS = 4;

/** A sentence with longer names would take more than its lines. */
const LONGEST_NAME = 26;
