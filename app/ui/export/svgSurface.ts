import type { PaintedPath, Pen, Surface } from '../timeline/pen.ts';

/** How wide a text is in a font, as a canvas gives it. */
export type Measure = (font: string, text: string) => number;

export interface SvgSurface extends Surface {
  /** The drawing so far as a document. */
  document(title: string): string;
}

/** What `save` keeps and `restore` brings back. */
interface State {
  fillStyle: Pen['fillStyle'];
  strokeStyle: Pen['strokeStyle'];
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  dash: number[];
  /** Clips that were set since the last `save`: groups to close. */
  openGroups: number;
}

/** Text stands with its middle on a line: this part of its size below. */
const MIDDLE_EM = 0.35;

/** An SVG that is drawn like a canvas. */
export function svgSurface(
  widthPx: number,
  heightPx: number,
  fontFamily: string,
  measure: Measure,
): SvgSurface {
  const writer = new SvgPen(measure, fontFamily);
  return {
    pen: writer,
    path: (path, xPx, yPx, scale) => writer.path(path, xPx, yPx, scale),
    hatch: (stroke, ground) => writer.hatch(stroke, ground),
    document: (title) =>
      [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${round(widthPx)}" height="${round(heightPx)}" viewBox="0 0 ${round(widthPx)} ${round(heightPx)}" font-family="${escaped(fontFamily)}">`,
        `<title>${escaped(title)}</title>`,
        `<defs>${writer.definitions.join('')}</defs>`,
        ...writer.elements,
        '</svg>\n',
      ].join('\n'),
  };
}

class SvgPen implements Pen {
  readonly elements: string[] = [];
  readonly definitions: string[] = [];
  fillStyle: Pen['fillStyle'] = '#000';
  strokeStyle: Pen['strokeStyle'] = '#000';
  lineWidth = 1;
  lineCap: CanvasLineCap = 'butt';
  lineJoin: CanvasLineJoin = 'miter';
  globalAlpha = 1;
  font = '10px sans-serif';
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  readonly #measure: Measure;
  /** That of the document: only another one is written at a text. */
  readonly #family: string;
  readonly #hatches = new Map<string, string>();
  readonly #saved: State[] = [];
  #dash: number[] = [];
  #openGroups = 0;
  #path = '';

  constructor(measure: Measure, family: string) {
    this.#measure = measure;
    this.#family = family;
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font } = this;
    const { textAlign, textBaseline } = this;
    this.#saved.push({
      ...{ fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font, textAlign, textBaseline },
      dash: this.#dash,
      openGroups: this.#openGroups,
    });
    this.#openGroups = 0;
  }

  restore(): void {
    const state = this.#saved.pop();
    if (state === undefined) return;
    for (; this.#openGroups > 0; this.#openGroups -= 1) this.elements.push('</g>');
    const { dash, openGroups, ...styles } = state;
    Object.assign(this, styles);
    this.#dash = dash;
    this.#openGroups = openGroups;
  }

  clip(): void {
    const id = `clip${this.definitions.length}`;
    this.definitions.push(`<clipPath id="${id}"><path d="${this.#path}"/></clipPath>`);
    this.elements.push(`<g clip-path="url(#${id})">`);
    this.#openGroups += 1;
  }

  beginPath(): void {
    this.#path = '';
  }
  closePath(): void {
    this.#path += 'Z';
  }
  moveTo(x: number, y: number): void {
    this.#path += `M${round(x)} ${round(y)}`;
  }
  lineTo(x: number, y: number): void {
    this.#path += `${this.#path === '' ? 'M' : 'L'}${round(x)} ${round(y)}`;
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.#path += `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`;
  }

  /** Four radii are those of the corners, clockwise from the upper left. */
  roundRect(x: number, y: number, width: number, height: number, radii: number | number[]): void {
    const most = Math.min(Math.abs(width), Math.abs(height)) / 2;
    const given = typeof radii === 'number' ? [radii, radii, radii, radii] : radii;
    const [topLeft = 0, topRight = 0, bottomRight = 0, bottomLeft = 0] = given.map((radius) =>
      Math.min(radius, most),
    );
    const corner = (radius: number, dx: number, dy: number) =>
      radius === 0 ? '' : `a${round(radius)} ${round(radius)} 0 0 1 ${round(dx)} ${round(dy)}`;
    this.#path += [
      `M${round(x + topLeft)} ${round(y)}H${round(x + width - topRight)}`,
      corner(topRight, topRight, topRight),
      `V${round(y + height - bottomRight)}`,
      corner(bottomRight, -bottomRight, bottomRight),
      `H${round(x + bottomLeft)}`,
      corner(bottomLeft, -bottomLeft, -bottomLeft),
      `V${round(y + topLeft)}`,
      corner(topLeft, topLeft, -topLeft),
      'Z',
    ].join('');
  }

  /** In two halves: an arc of SVG cannot be a whole circle. */
  arc(x: number, y: number, radius: number, startAngle: number, endAngle: number): void {
    const at = (angle: number) =>
      `${round(x + radius * Math.cos(angle))} ${round(y + radius * Math.sin(angle))}`;
    const half = `A${round(radius)} ${round(radius)} 0 0 1 `;
    const middle = (startAngle + endAngle) / 2;
    this.#path += `M${at(startAngle)}${half}${at(middle)}${half}${at(endAngle)}`;
  }

  fill(): void {
    this.#element(`<path d="${this.#path}" fill="${colour(this.fillStyle)}"`);
  }
  stroke(): void {
    this.#element(`<path d="${this.#path}" fill="none"${this.#strokeStyles()}`);
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.#element(`<rect ${box(x, y, width, height)} fill="${colour(this.fillStyle)}"`);
  }
  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#element(`<rect ${box(x, y, width, height)} fill="none"${this.#strokeStyles()}`);
  }
  setLineDash(lengths: number[]): void {
    this.#dash = lengths;
  }

  fillText(text: string, x: number, y: number): void {
    if (text === '') return;
    const [, weight = '400', size = '10', family] = /^(\d+) ([\d.]+)px(?: (.*))?/.exec(this.font) ?? [];
    const baseline = this.textBaseline === 'middle' ? y + Number(size) * MIDDLE_EM : y;
    const anchor =
      { center: ' text-anchor="middle"', end: ' text-anchor="end"' }[this.textAlign as string] ?? '';
    const own = family === undefined || family === this.#family ? '' : ` font-family="${escaped(family)}"`;
    const bold = weight === '400' ? '' : ` font-weight="${weight}"`;
    this.#element(
      `<text x="${round(x)}" y="${round(baseline)}" font-size="${size}"${own}${bold}${anchor} fill="${colour(this.fillStyle)}"`,
      `${escaped(text)}</text>`,
    );
  }
  measureText(text: string): { width: number } {
    return { width: this.#measure(this.font, text) };
  }

  path({ d, fill, stroke, strokeWidth, dash }: PaintedPath, xPx: number, yPx: number, scale: number): void {
    const outline =
      stroke === null
        ? ''
        : ` stroke="${colour(stroke)}" stroke-width="${round(strokeWidth)}" stroke-linecap="round" stroke-linejoin="round"${dashes(dash)}`;
    const place = `translate(${round(xPx)} ${round(yPx)})${scale === 1 ? '' : ` scale(${round(scale)})`}`;
    this.#element(
      `<path transform="${place}" d="${d}" fill="${fill === null ? 'none' : colour(fill)}"${outline}`,
    );
  }

  hatch(stroke: string, ground: string | null): string {
    const key = `${stroke} ${ground}`;
    let known = this.#hatches.get(key);
    if (known === undefined) {
      const id = `hatch${this.#hatches.size}`;
      const side = ground === null ? 10 : 6;
      const under =
        ground === null ? '' : `<rect width="${side}" height="${side}" fill="${colour(ground)}"/>`;
      this.definitions.push(
        `<pattern id="${id}" width="${side}" height="${side}" patternUnits="userSpaceOnUse">${under}` +
          `<path d="M-1 1L1 -1M0 ${side}L${side} 0M${side - 1} ${side + 1}L${side + 1} ${side - 1}" stroke="${colour(stroke)}" stroke-width="${ground === null ? 1 : 1.3}"/></pattern>`,
      );
      known = `url(#${id})`;
      this.#hatches.set(key, known);
    }
    return known;
  }

  #strokeStyles(): string {
    const dash = dashes(this.#dash);
    const cap = this.lineCap === 'butt' ? '' : ` stroke-linecap="${this.lineCap}"`;
    const join = this.lineJoin === 'miter' ? '' : ` stroke-linejoin="${this.lineJoin}"`;
    return ` stroke="${colour(this.strokeStyle)}" stroke-width="${round(this.lineWidth)}"${dash}${cap}${join}`;
  }

  #element(start: string, content?: string): void {
    const alpha = this.globalAlpha === 1 ? '' : ` opacity="${round(this.globalAlpha)}"`;
    this.elements.push(content === undefined ? `${start}${alpha}/>` : `${start}${alpha}>${content}`);
  }
}

function box(x: number, y: number, width: number, height: number): string {
  return `x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(Math.max(0, height))}"`;
}

function dashes(lengths: readonly number[] = []): string {
  return lengths.length === 0 ? '' : ` stroke-dasharray="${lengths.map(round).join(' ')}"`;
}

function colour(style: Pen['fillStyle']): string {
  return typeof style === 'string' ? escaped(style) : 'none';
}

function round(px: number): number {
  return Math.round(px * 100) / 100;
}

function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
