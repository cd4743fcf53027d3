import { useLayoutEffect, useRef } from 'react';
import { concerns } from '../../model/sentences/concerns.ts';
import { lifeText } from '../../model/sentences/lifeText.ts';
import { sentenceOf } from '../../model/sentences/sentences.ts';
import type { Story } from '../../model/story.ts';
import { Mark } from '../marks/Mark.tsx';
import { SentenceText } from '../marks/SentenceText.tsx';
import { shapeOf } from '../marks/shapeOf.ts';
import styles from './Timeline.module.css';
import type { Frame } from './view.ts';

/** What the pointer is over, and where it is. */
export interface Hover {
  /** An event, or else the row whose name it is. */
  position: number | null;
  row: number | null;
  xPx: number;
  yPx: number;
}

/** In px of the drawing, as all else here. */
const WIDTH_PX = 288;
const DISTANCE_PX = 16;

/** What is under the pointer, in words. `zoom` is CSS pixels per px of the drawing. */
export function Tooltip(props: { story: Story; hover: Hover; frame: Frame; zoom: number }) {
  const { story, hover, zoom } = props;
  const { widthPx, heightPx } = props.frame;
  const left = Math.max(4, Math.min(hover.xPx + DISTANCE_PX, widthPx - WIDTH_PX - 4));
  const box = useRef<HTMLDivElement>(null);
  // Below the pointer, or above it, or where there is room at all: it is never cut.
  useLayoutEffect(() => {
    const height = box.current!.offsetHeight;
    const below = (hover.yPx + DISTANCE_PX) * zoom;
    const above = (hover.yPx - DISTANCE_PX) * zoom - height;
    const lowest = heightPx * zoom - height - 4;
    box.current!.style.top = `${below <= lowest ? below : above >= 0 ? above : Math.max(0, lowest)}px`;
  });
  return (
    <div ref={box} className={styles.tooltip} style={{ left: left * zoom }} aria-hidden="true">
      {hover.position !== null ? (
        <AboutEvent story={story} position={hover.position} />
      ) : (
        hover.row !== null && <p>{lifeText(story, hover.row)}</p>
      )}
    </div>
  );
}

function AboutEvent({ story, position }: { story: Story; position: number }) {
  const seq = story.seqs[position]!;
  const line = story.lineOf(seq);
  const doneBy = story.log.texts.text(story.log.libraryText(seq) || story.log.functionText(seq));
  const place = [line === 0 ? null : `line ${line}`, doneBy === '' ? null : doneBy];
  return (
    <>
      <p className={styles.tooltipKind}>
        <Mark shape={shapeOf(story.log, seq)} size={14} />
        <span>{story.log.kind(seq)}</span>
        <span className={styles.tooltipQuiet}>#{position}</span>
      </p>
      <p>
        <SentenceText sentence={sentenceOf(story, seq)} />
      </p>
      <p className={styles.tooltipQuiet}>
        {[concerns(story, seq), ...place].filter((part) => part !== null).join(' · ')}
      </p>
    </>
  );
}
