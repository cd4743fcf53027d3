import { heapLegend } from '../heap/heapLegend.ts';
import { canvasSurface } from '../timeline/canvasSurface.ts';
import { drawTimeline } from '../timeline/draw.ts';
import { legendOf } from '../timeline/legend.ts';
import { Paint } from '../timeline/paint.ts';
import type { Palette } from '../timeline/palette.ts';
import { rowTops } from '../timeline/rowTops.ts';
import type { Scene } from '../timeline/scene.ts';
import { type HeapDrawing, heapPart } from './drawHeap.ts';
import { arrowsLegend, marksLegend } from './drawLegend.ts';
import { programPart } from './drawProgram.ts';
import { type Part, type Sheet, sheetOf } from './sheet.ts';
import { type Measure, svgSurface } from './svgSurface.ts';

/** The timeline as it is on the screen, for whoever wants it elsewhere. */
export interface Picture {
  scene: Omit<Scene, 'palette'>;
  palette: Palette;
}

/** Pictures taller than this show the rows on the screen only. */
const TALLEST_PX = 8000;
const BOTTOM_PX = 16;
/** A legend below a narrow heap may be wider than that. */
const LEAST_LEGEND_PX = 320;
/** Pixels per px: sharp on paper, too. */
const PNG_RATIO = 2;

/** The part of time that is on the screen, with all rows where there are not too many, and nothing hovered. */
export function wholeScene({ scene, palette }: Picture): Scene {
  const { view, frame, viewModel } = scene;
  const fullPx = frame.headPx + rowTops(viewModel).height * view.rowScale + BOTTOM_PX;
  const isWhole = fullPx <= TALLEST_PX;
  return {
    ...scene,
    palette,
    hoveredRow: null,
    view: isWhole ? { ...view, scrollPx: 0 } : view,
    frame: isWhole ? { ...frame, heightPx: Math.round(fullPx) } : frame,
  };
}

/** What goes below a picture besides its legend. */
export interface Below {
  /** null where the program is not wanted. */
  code: string | null;
}

/** The timeline with its legend. */
export function timelineSheet(picture: Picture, { code }: Below, measure: Measure): Sheet {
  const scene = wholeScene(picture);
  const { widthPx, heightPx } = scene.frame;
  const timeline: Part = {
    widthPx,
    heightPx,
    draw: (paint) => drawTimeline(paint, scene),
  };
  const legend = marksLegend(legendOf(scene.viewModel), widthPx, measure, scene.palette.font);
  return sheetOf([timeline, legend, ...(code === null ? [] : [programPart(code, measure)])]);
}

/** The heap of a moment with its legend; null where there is nothing in it. */
export function heapSheet(
  drawing: HeapDrawing,
  palette: Palette,
  { code }: Below,
  measure: Measure,
): Sheet | null {
  const heap = heapPart(drawing);
  if (heap === null) return null;
  const program = code === null ? [] : [programPart(code, measure)];
  const widthPx = Math.max(LEAST_LEGEND_PX, heap.widthPx);
  return sheetOf([
    heap,
    arrowsLegend(heapLegend(drawing.picture), widthPx, measure, palette.font),
    ...program,
  ]);
}

export function sheetSvg(sheet: Sheet, palette: Palette, title: string, measure: Measure): string {
  const surface = svgSurface(sheet.widthPx, sheet.heightPx, palette.font, measure);
  sheet.draw(new Paint(surface, palette));
  return surface.document(title);
}

/** null where the browser has no canvas of that size. */
export async function sheetPng(sheet: Sheet, palette: Palette): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(sheet.widthPx * PNG_RATIO);
  canvas.height = Math.round(sheet.heightPx * PNG_RATIO);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(PNG_RATIO, PNG_RATIO);
  sheet.draw(new Paint(canvasSurface(context, PNG_RATIO), palette));
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** Widths as a canvas of this browser finds them. */
export function canvasMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  return (font, text) => {
    if (context === null) return 0.6 * Number.parseFloat(font.split(' ')[1] ?? '10') * text.length;
    context.font = font;
    return context.measureText(text).width;
  };
}
