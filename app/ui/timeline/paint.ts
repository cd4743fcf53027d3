import { layersOf, type Shape, type Token } from '../marks/shapes.ts';
import type { Palette } from './palette.ts';

/** Painting with tokens on a canvas: marks, hatching, text cut to size. */
export class Paint {
  readonly #paths = new Map<string, Path2D>();
  readonly #hatches = new Map<string, CanvasPattern>();

  constructor(
    readonly context: CanvasRenderingContext2D,
    readonly palette: Palette,
    readonly pixelRatio: number,
  ) {}

  mark(shape: Shape, xPx: number, yPx: number, scale: number): void {
    const { context } = this;
    context.save();
    context.translate(xPx, yPx);
    context.scale(scale, scale);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    for (const layer of layersOf(shape)) {
      const path = this.#path(layer.d);
      if (layer.fill !== undefined) {
        context.fillStyle = this.palette[layer.fill];
        context.fill(path);
      }
      if (layer.stroke !== undefined) {
        context.strokeStyle = this.palette[layer.stroke];
        context.lineWidth = layer.strokeWidth ?? 1;
        context.stroke(path);
      }
    }
    context.restore();
  }

  #path(d: string): Path2D {
    let path = this.#paths.get(d);
    if (path === undefined) {
      path = new Path2D(d);
      this.#paths.set(d, path);
    }
    return path;
  }

  /** A fill of slanted lines over a ground; over what is there already where that is null. */
  hatch(stroke: Token, ground: Token | null): CanvasPattern | string {
    const key = `${stroke} ${ground}`;
    const known = this.#hatches.get(key);
    if (known !== undefined) return known;
    const side = Math.round((ground === null ? 10 : 6) * this.pixelRatio);
    const tile = new OffscreenCanvas(side, side);
    const pen = tile.getContext('2d');
    if (pen === null) return this.palette[ground ?? stroke];
    if (ground !== null) {
      pen.fillStyle = this.palette[ground];
      pen.fillRect(0, 0, side, side);
    }
    pen.strokeStyle = this.palette[stroke];
    pen.lineWidth = (ground === null ? 1 : 1.3) * this.pixelRatio;
    pen.beginPath();
    for (const shift of [-side, 0, side]) {
      pen.moveTo(shift - 1, side + 1);
      pen.lineTo(shift + side + 1, -1);
    }
    pen.stroke();
    const pattern = this.context.createPattern(tile, 'repeat');
    if (pattern === null) return this.palette[ground ?? stroke];
    pattern.setTransform(new DOMMatrix().scale(1 / this.pixelRatio));
    this.#hatches.set(key, pattern);
    return pattern;
  }

  fill(token: keyof Palette | CanvasPattern, x: number, y: number, width: number, height: number): void {
    this.context.fillStyle = typeof token === 'string' ? this.palette[token] : token;
    this.context.fillRect(x, y, width, height);
  }

  setFont(sizePx: number, weight = 400): void {
    this.context.font = `${weight} ${sizePx}px ${this.palette.font}`;
  }

  widthOf(text: string): number {
    return this.context.measureText(text).width;
  }

  text(text: string, x: number, y: number, colour: keyof Palette, align: CanvasTextAlign = 'start'): void {
    this.context.fillStyle = this.palette[colour];
    this.context.textAlign = align;
    this.context.textBaseline = 'middle';
    this.context.fillText(text, x, y);
  }

  /** Text that ends in … where it would be wider than `room`. */
  cutText(text: string, room: number): string {
    return this.#cut(text, room, (kept) => `${text.slice(0, kept)}…`);
  }

  /** Text with a … in its middle: of paths, both ends tell one from another. */
  cutMiddle(text: string, room: number): string {
    return this.#cut(text, room, (kept) => {
      const tail = kept >>> 1;
      return `${text.slice(0, kept - tail)}…${tail === 0 ? '' : text.slice(-tail)}`;
    });
  }

  #cut(text: string, room: number, keeping: (kept: number) => string): string {
    if (this.widthOf(text) <= room) return text;
    let low = 0;
    let high = text.length;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.widthOf(keeping(middle)) <= room) low = middle;
      else high = middle - 1;
    }
    return low === 0 ? '' : keeping(low);
  }
}
