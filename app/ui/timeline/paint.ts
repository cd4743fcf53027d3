import { layersOf, type Shape, type Token } from '../marks/shapes.ts';
import type { Palette } from './palette.ts';
import type { Pen, Surface } from './pen.ts';

/** Where words stand, in px. */
export interface Words {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Painting with tokens: marks, hatching, text cut to size. */
export class Paint {
  readonly context: Pen;
  readonly palette: Palette;
  readonly #surface: Surface;
  #fontPx = 10;
  /** What is written while somebody wants to know it. */
  #written: Words[] | null = null;

  constructor(surface: Surface, palette: Palette) {
    this.context = surface.pen;
    this.palette = palette;
    this.#surface = surface;
  }

  mark(shape: Shape, xPx: number, yPx: number, scale: number): void {
    for (const { d, fill, stroke, strokeWidth = 1 } of layersOf(shape)) {
      const colours = {
        fill: fill === undefined ? null : this.palette[fill],
        stroke: stroke === undefined ? null : this.palette[stroke],
      };
      this.#surface.path({ d, ...colours, strokeWidth }, xPx, yPx, scale);
    }
  }

  /** A path in colours of the page, with its (0, 0) at a place. */
  path(
    d: string,
    xPx: number,
    yPx: number,
    { fill, stroke, ...rest }: { fill?: Token; stroke?: Token; strokeWidth?: number; dash?: number[] },
  ): void {
    const colours = {
      fill: fill === undefined ? null : this.palette[fill],
      stroke: stroke === undefined ? null : this.palette[stroke],
    };
    this.#surface.path({ d, ...colours, strokeWidth: rest.strokeWidth ?? 1, dash: rest.dash }, xPx, yPx, 1);
  }

  /** A fill of slanted lines over a ground; over what is there already where that is null. */
  hatch(stroke: Token, ground: Token | null): CanvasPattern | string {
    return this.#surface.hatch(this.palette[stroke], ground === null ? null : this.palette[ground]);
  }

  fill(token: keyof Palette | CanvasPattern, x: number, y: number, width: number, height: number): void {
    this.context.fillStyle = typeof token === 'string' ? this.palette[token] : token;
    this.context.fillRect(x, y, width, height);
  }

  setFont(sizePx: number, weight = 400, family = this.palette.font): void {
    this.#fontPx = sizePx;
    this.context.font = `${weight} ${sizePx}px ${family}`;
  }

  widthOf(text: string): number {
    return this.context.measureText(text).width;
  }

  text(text: string, x: number, y: number, colour: keyof Palette, align: CanvasTextAlign = 'start'): void {
    this.context.fillStyle = this.palette[colour];
    this.context.textAlign = align;
    this.context.textBaseline = 'middle';
    this.context.fillText(text, x, y);
    if (this.#written === null) return;
    const width = this.widthOf(text);
    const left = align === 'center' ? x - width / 2 : align === 'end' ? x - width : x;
    const half = this.#fontPx / 2;
    this.#written.push({ left, right: left + width, top: y - half, bottom: y + half });
  }

  /** Draws, and gives where it has written. */
  wordsOf(draw: () => void): Words[] {
    this.#written = [];
    draw();
    const words = this.#written;
    this.#written = null;
    return words;
  }

  /** Text that ends in … where it would be wider than `room`. */
  cutText(text: string, room: number): string {
    return this.cutBy(text, room, (kept) => `${text.slice(0, kept)}…`);
  }

  /** As much of a text as has room, by what is left of it where so many characters are kept. */
  cutBy(text: string, room: number, keeping: (kept: number) => string): string {
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
