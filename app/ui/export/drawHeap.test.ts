import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { heapAt } from '../../model/heap/heapMoment.ts';
import { heapPicture } from '../../model/heap/heapPicture.ts';
import { heapUnion } from '../../model/heap/heapUnion.ts';
import { pointOf } from '../../model/moment/moment.ts';
import { NOTHING_SELECTED } from '../../model/moment/selection.ts';
import { buildViewModel } from '../../model/viewModel.ts';
import { layoutHeap } from '../heap/heapLayout.ts';
import { linksOf, thingsOf } from '../heap/things.ts';
import { PALETTE_TOKENS, type Palette } from '../timeline/palette.ts';
import { endOf } from './arrowStyles.ts';
import { heapSheet, sheetSvg } from './picture.ts';

const palette = {
  ...Object.fromEntries(PALETTE_TOKENS.map((token) => [token, `#${token}`])),
  font: 'Test',
} as Palette;
const measure = (_: string, text: string) => 6 * text.length;

/** The end of a program's heap as SVG; null where there is nothing in it. */
function svgOf(program: string): string | null {
  const viewModel = buildViewModel(logOf(program), { hidden: false });
  const point = pointOf(viewModel.log, NOTHING_SELECTED);
  const { history } = viewModel;
  const heap = heapAt(viewModel, history, point);
  const union = heapUnion(viewModel, history);
  const ids = new Set(union.ids);
  const picture = heapPicture(viewModel.log, heap, point, ids);
  const layout = layoutHeap(thingsOf(viewModel, history, union, ids), linksOf(union));
  const boxes = new Map([...layout.boxes].filter(([id]) => heap.nodes.has(id) || picture.containers.has(id)));
  const sheet = heapSheet({ viewModel, heap, picture, boxes }, palette, { code: null }, measure);
  return sheet === null ? null : sheetSvg(sheet, palette, 'Heap', measure);
}

const PROGRAM = `
  1 object-created a:Node
  1 object-created b:Node
  2 ref-created r:ref>a!gone
  2 ref-created s:ref>b
  3 object-dying b refcount
  3 ref-cleared s refcount
  3 object-dead b
  3 step <module> all[0]=a r=r s=s a#3 r#1 s#1 0x10:list<all>a[0]
`;

it('draws boxes, names, arrows with their words, and a legend of the arrows', () => {
  const svg = svgOf(PROGRAM)!;
  const texts = [...svg.matchAll(/>([^<>]+)<\/text>/g)].map(([, text]) => text);
  for (const text of ['Node #1', 'refcount 3', '+2 not drawn', 'list', 'all', '[0]', 'r', 'gone: waits'])
    expect(texts).toContain(text);
  expect(texts.slice(-3)).toEqual(['holds', 'leads weakly to', 'led to']);
  expect(svg.match(/stroke="#weakref"[^>]*stroke-dasharray="5 4"/g)).toHaveLength(2);
  expect(svg.match(/stroke="#dead"[^>]*stroke-dasharray="1.5 4"/g)).toHaveLength(2);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

it('has room for everything that it draws', () => {
  const svg = svgOf(PROGRAM)!;
  const [, width, height] = / width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.map(Number);
  for (const [, x, y, text] of svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"[^>]*>([^<]+)</g)) {
    expect(Number(x)).toBeGreaterThan(0);
    expect(Number(x)).toBeLessThan(width!);
    expect(Number(y), text).toBeLessThan(height!);
  }
});

it('is none where nothing exists', () => {
  expect(svgOf('1 object-seen f:function\n2 step <module>\n2 object-dead f\n3 step <module>')).toBeNull();
});

it.each([
  ['M0,0 L10,0', { x: 10, y: 0 }, { x: 10, y: 0 }],
  ['M0,0 L5,0 Q9.5,0 9.5,4 L9.5,-20', { x: 9.5, y: -20 }, { x: 0, y: -24 }],
  ['M0,0 C1,2 3,4 8,6', { x: 8, y: 6 }, { x: 5, y: 2 }],
])('finds the end of %s', (d, end, direction) => {
  expect(endOf(d)).toEqual({ end, direction });
});
