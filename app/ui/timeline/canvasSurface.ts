import type { PaintedPath, Surface } from './pen.ts';

const WIDE_HATCH_PX = 10;
const TIGHT_HATCH_PX = 6;

/** A canvas whose context is scaled by `pixelRatio`. */
export function canvasSurface(context: CanvasRenderingContext2D, pixelRatio: number): Surface {
  const paths = new Map<string, Path2D>();
  const hatches = new Map<string, CanvasPattern>();
  const pathOf = (d: string): Path2D => {
    let path = paths.get(d);
    if (path === undefined) {
      path = new Path2D(d);
      paths.set(d, path);
    }
    return path;
  };
  return {
    pen: context,
    path({ d, fill, stroke, strokeWidth, dash = [] }: PaintedPath, xPx, yPx, scale) {
      context.save();
      context.translate(xPx, yPx);
      context.scale(scale, scale);
      context.lineCap = 'round';
      context.lineJoin = 'round';
      if (fill !== null) {
        context.fillStyle = fill;
        context.fill(pathOf(d));
      }
      if (stroke !== null) {
        context.strokeStyle = stroke;
        context.lineWidth = strokeWidth;
        context.setLineDash(dash);
        context.stroke(pathOf(d));
      }
      context.restore();
    },
    hatch(stroke, ground) {
      const key = `${stroke} ${ground}`;
      const known = hatches.get(key);
      if (known !== undefined) return known;
      const pattern = hatchPattern(context, pixelRatio, stroke, ground);
      if (pattern === null) return ground ?? stroke;
      hatches.set(key, pattern);
      return pattern;
    },
  };
}

function hatchPattern(
  context: CanvasRenderingContext2D,
  pixelRatio: number,
  stroke: string,
  ground: string | null,
): CanvasPattern | null {
  const side = Math.round((ground === null ? WIDE_HATCH_PX : TIGHT_HATCH_PX) * pixelRatio);
  const tile = new OffscreenCanvas(side, side);
  const pen = tile.getContext('2d');
  if (pen === null) return null;
  if (ground !== null) {
    pen.fillStyle = ground;
    pen.fillRect(0, 0, side, side);
  }
  pen.strokeStyle = stroke;
  pen.lineWidth = (ground === null ? 1 : 1.3) * pixelRatio;
  pen.beginPath();
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift - 1, side + 1);
    pen.lineTo(shift + side + 1, -1);
  }
  pen.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / pixelRatio));
  return pattern;
}
