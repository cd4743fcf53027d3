import { useLayoutEffect, useRef } from 'react';
import { concerns } from '../../model/sentences/concerns.ts';
import { lifeText } from '../../model/sentences/lifeText.ts';
import { sentenceOf } from '../../model/sentences/sentences.ts';
import type { ViewModel } from '../../model/viewModel.ts';
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
export function Tooltip(props: { viewModel: ViewModel; hover: Hover; frame: Frame; zoom: number }) {
  const { viewModel, hover, zoom } = props;
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
        <AboutEvent viewModel={viewModel} position={hover.position} />
      ) : (
        hover.row !== null && <p>{lifeText(viewModel, hover.row)}</p>
      )}
    </div>
  );
}

function AboutEvent({ viewModel, position }: { viewModel: ViewModel; position: number }) {
  const seq = viewModel.seqs[position]!;
  const line = viewModel.lineOf(seq);
  const doneBy = viewModel.log.texts.text(viewModel.log.libraryText(seq) || viewModel.log.functionText(seq));
  const place = [line === 0 ? null : `line ${line}`, doneBy === '' ? null : doneBy];
  return (
    <>
      <p className={styles.tooltipKind}>
        <Mark shape={shapeOf(viewModel.log, seq)} size={14} />
        <span>{viewModel.log.kind(seq)}</span>
        <span className={styles.tooltipQuiet}>#{position}</span>
      </p>
      <p>
        <SentenceText sentence={sentenceOf(viewModel, seq)} />
      </p>
      <p className={styles.tooltipQuiet}>
        {[concerns(viewModel, seq), ...place].filter((part) => part !== null).join(' · ')}
      </p>
    </>
  );
}
