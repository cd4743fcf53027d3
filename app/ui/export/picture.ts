import { canvasSurface } from '../timeline/canvasSurface.ts';
import { drawTimeline } from '../timeline/draw.ts';
import { Paint } from '../timeline/paint.ts';
import type { Palette } from '../timeline/palette.ts';
import { rowTops } from '../timeline/rowTops.ts';
import type { Scene } from '../timeline/scene.ts';
import type { Frame } from '../timeline/view.ts';
import { type Measure, svgSurface } from './svgSurface.ts';

/** The timeline as it is on the screen, for whoever wants it elsewhere. */
export interface Picture {
  scene: Omit<Scene, 'palette'>;
  palette: Palette;
}

/** Pictures taller than this show the rows on the screen only. */
const TALLEST_PX = 8000;
const BOTTOM_PX = 16;
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

export function pictureSvg(picture: Picture, title: string, measure: Measure): string {
  const scene = wholeScene(picture);
  const surface = svgSurface(scene.frame.widthPx, scene.frame.heightPx, scene.palette.font, measure);
  drawTimeline(new Paint(surface, scene.palette), scene);
  return surface.document(title);
}

/** null where the browser has no canvas of that size. */
export async function picturePng(picture: Picture): Promise<Blob | null> {
  const scene = wholeScene(picture);
  const { widthPx, heightPx }: Frame = scene.frame;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(widthPx * PNG_RATIO);
  canvas.height = Math.round(heightPx * PNG_RATIO);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(PNG_RATIO, PNG_RATIO);
  drawTimeline(new Paint(canvasSurface(context, PNG_RATIO), scene.palette), scene);
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
