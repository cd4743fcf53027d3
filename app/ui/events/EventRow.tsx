import { memo } from 'react';
import { concerns } from '../../model/concerns.ts';
import { type OnSelect, selectionAt } from '../../model/moment.ts';
import { plainText } from '../../model/sentence.ts';
import { sentenceOf } from '../../model/sentences.ts';
import type { Story } from '../../model/story.ts';
import { Mark } from '../marks/Mark.tsx';
import { SentenceText } from '../marks/SentenceText.tsx';
import { shapeOf } from '../marks/shapeOf.ts';
import styles from './EventsTable.module.css';

interface EventRowProps {
  story: Story;
  position: number;
  selected: boolean;
  lit: boolean;
  onSelect: OnSelect;
}

export const EventRow = memo(function EventRow({ story, position, selected, lit, onSelect }: EventRowProps) {
  const seq = story.seqs[position]!;
  const line = story.lineOf(seq);
  const sentence = sentenceOf(story, seq);
  const depth = Math.min(story.spans.depthAt(position), MOST_INDENTS);
  return (
    <tr
      aria-rowindex={position + 2}
      aria-current={selected ? 'step' : undefined}
      data-lit={lit || undefined}
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
      <td className={styles.what}>{concerns(story, seq)}</td>
      <td className={styles.line}>{line === 0 ? '' : line}</td>
      <td className={styles.words} title={plainText(sentence)}>
        <SentenceText sentence={sentence} />
      </td>
    </tr>
  );
});

/** Deeper nesting is no longer told by indenting. */
const MOST_INDENTS = 4;
