import type { ArrowKind } from '../heap/arrowKinds.ts';
import type { ArrowEntry } from '../heap/heapLegend.ts';
import type { Paint } from '../timeline/paint.ts';
import { ARROW_STYLES, drawTip } from './arrowStyles.ts';
import type { Part } from './sheet.ts';
import type { Measure } from './svgSurface.ts';

const FONT_PX = 12;
const LINE_PX = 24;
const MARGIN_PX = 16;
const MARK_PX = 24;
const BETWEEN_PX = 22;

/** One entry of a legend: its sign, drawn around the middle of its left edge, and its word. */
interface Entry {
  word: string;
  draw(paint: Paint, leftPx: number, y: number): void;
}

/** The marks of a timeline. */
export function marksLegend(
  entries: readonly { shape: Parameters<Paint['mark']>[0]; name: string }[],
  widthPx: number,
  measure: Measure,
  font: string,
): Part {
  return legendPart(
    entries.map(({ shape, name }) => ({
      word: name,
      draw: (paint, left, y) => paint.mark(shape, left + MARK_PX / 2 - 2, y, 1),
    })),
    widthPx,
    measure,
    font,
  );
}

/** The arrows of a heap. */
export function arrowsLegend(
  entries: readonly ArrowEntry[],
  widthPx: number,
  measure: Measure,
  font: string,
): Part {
  return legendPart(
    entries.map(({ kind, word }) => ({
      word,
      draw: (paint, left, y) => drawArrowSign(paint, kind, left, y),
    })),
    widthPx,
    measure,
    font,
  );
}

function drawArrowSign(paint: Paint, kind: ArrowKind, left: number, y: number): void {
  const d = `M0,0 L${MARK_PX - 5},0`;
  paint.path(d, left, y, ARROW_STYLES[kind].line);
  drawTip(paint, kind, { x: left + MARK_PX - 1, y }, { x: 1, y: 0 });
}

/** Entries side by side, in as many lines as they need. */
function legendPart(entries: readonly Entry[], widthPx: number, measure: Measure, font: string): Part {
  const placed: { entry: Entry; left: number; line: number }[] = [];
  let left = MARGIN_PX;
  let line = 0;
  for (const entry of entries) {
    const width = MARK_PX + measure(`400 ${FONT_PX}px ${font}`, entry.word);
    if (left > MARGIN_PX && left + width > widthPx - MARGIN_PX) {
      left = MARGIN_PX;
      line += 1;
    }
    placed.push({ entry, left, line });
    left += width + BETWEEN_PX;
  }
  const lines = entries.length === 0 ? 0 : line + 1;
  return {
    widthPx,
    heightPx: lines === 0 ? 0 : lines * LINE_PX + MARGIN_PX,
    draw(paint, topPx) {
      for (const { entry, left, line } of placed) {
        const y = topPx + MARGIN_PX / 2 + (line + 0.5) * LINE_PX;
        entry.draw(paint, left, y);
        paint.setFont(FONT_PX);
        paint.text(entry.word, left + MARK_PX + 4, y, 'text-quiet');
      }
    },
  };
}
