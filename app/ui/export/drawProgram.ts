import type { Part } from './sheet.ts';
import type { Measure } from './svgSurface.ts';

const FONT_PX = 12;
const LINE_PX = 17;
const MARGIN_PX = 16;
const NUMBER_PX = 34;
const FAMILY = 'ui-monospace, Menlo, Consolas, monospace';
/** A longer program's picture would be of its text. */
const MOST_LINES = 300;

/** The text of the program, with the numbers of its lines. */
export function programPart(code: string, measure: Measure): Part {
  const all = code.trimEnd().replaceAll('\t', '    ').split('\n');
  const lines = all.slice(0, MOST_LINES);
  const font = `400 ${FONT_PX}px ${FAMILY}`;
  const widest = lines.reduce((most, line) => Math.max(most, measure(font, line)), 0);
  const more = all.length - lines.length;
  return {
    widthPx: MARGIN_PX + NUMBER_PX + widest + MARGIN_PX,
    heightPx: (lines.length + (more > 0 ? 1 : 0)) * LINE_PX + 2 * MARGIN_PX,
    draw(paint, topPx) {
      const yOf = (index: number) => topPx + MARGIN_PX + (index + 0.5) * LINE_PX;
      paint.setFont(FONT_PX, 400, FAMILY);
      for (const [index, line] of lines.entries()) {
        paint.text(String(index + 1), MARGIN_PX + NUMBER_PX - 10, yOf(index), 'text-quiet', 'end');
        // A picture's text loses blanks at its start.
        const indent = line.length - line.trimStart().length;
        const x = MARGIN_PX + NUMBER_PX + measure(font, line.slice(0, indent));
        paint.text(line.trimStart(), x, yOf(index), 'text');
      }
      if (more > 0)
        paint.text(`… ${more} more lines`, MARGIN_PX + NUMBER_PX, yOf(lines.length), 'text-quiet');
    },
  };
}
