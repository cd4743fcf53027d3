type Styles = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>;
type Strokes = Pick<
  CanvasRenderingContext2D,
  'save' | 'restore' | 'beginPath' | 'closePath' | 'moveTo' | 'lineTo' | 'rect' | 'fillRect' | 'strokeRect'
>;

/** What the picture is drawn with: the part of a canvas's context that an SVG can do as well. */
export interface Pen extends Styles, Strokes {
  roundRect(x: number, y: number, width: number, height: number, radii: number | number[]): void;
  arc(x: number, y: number, radius: number, startAngle: number, endAngle: number): void;
  fill(): void;
  stroke(): void;
  clip(): void;
  setLineDash(lengths: number[]): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { width: number };
}

/** A path of a mark, in colours. */
export interface PaintedPath {
  /** SVG path data around (0, 0). */
  d: string;
  fill: string | null;
  stroke: string | null;
  strokeWidth: number;
  /** Of its stroke; a line without gaps where there is none. */
  dash?: number[] | undefined;
}

/** What the picture is drawn on. */
export interface Surface {
  pen: Pen;
  path(path: PaintedPath, xPx: number, yPx: number, scale: number): void;
  /** A fill of slanted lines over a ground; over what is there already where that is null. */
  hatch(stroke: string, ground: string | null): string | CanvasPattern;
}
