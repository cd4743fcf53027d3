import { memo } from 'react';
import { type OnSelect, selectionAt } from '../../model/moment/moment.ts';
import { concerns } from '../../model/sentences/concerns.ts';
import { plainText } from '../../model/sentences/sentence.ts';
import { sentenceOf } from '../../model/sentences/sentences.ts';
import type { Story } from '../../model/story.ts';
import { Mark } from '../marks/Mark.tsx';
import { SentenceText } from '../marks/SentenceText.tsx';
import { shapeOf } from '../marks/shapeOf.ts';
import styles from './EventsTable.module.css';

interface EventRowProps {
  story: Story;
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
  const { story, position, row, selected, lit, matches, onSelect } = props;
  const seq = story.seqs[position]!;
  const line = story.lineOf(seq);
  const sentence = sentenceOf(story, seq);
  const about = concerns(story, seq);
  const depth = Math.min(story.spans.depthAt(position), MOST_INDENTS);
  return (
    <tr
      aria-rowindex={row + 2}
      aria-current={selected ? 'step' : undefined}
      data-lit={lit || undefined}
      data-match={matches || undefined}
      data-position={position}
      onClick={() => onSelect(selectionAt(story, position))}
    >
      <td className={styles.number}>{position}</td>
      <td className={styles.kind}>
        <span className={styles.kindInner} style={{ paddingInlineStart: `${depth * 0.75}rem` }}>
          <Mark shape={shapeOf(story.log, seq)} />
          <span className={styles.kindWord}>{story.log.kind(seq)}</span>
        </span>
      </td>
      <td className={styles.what} title={about}>
        <div className={styles.lines}>{about}</div>
      </td>
      <td className={styles.line}>{line === 0 ? '' : line}</td>
      <td className={styles.words} title={plainText(sentence)}>
        <div className={styles.lines}>
          <SentenceText sentence={sentence} shorten={(name) => story.names.short(name, LONGEST_NAME)} />
        </div>
      </td>
    </tr>
  );
});

/** Deeper nesting is no longer told by indenting. */
const MOST_INDENTS = 4;

/** A sentence with longer names would take more than its lines. */
const LONGEST_NAME = 26;
