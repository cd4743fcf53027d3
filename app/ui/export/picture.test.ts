import { expect, it } from 'vitest';
import { FIRST_PROGRAM, logOf } from '../../../tests/support/testLog.ts';
import { axisOf } from '../../model/timeline/axis.ts';
import { buildViewModel } from '../../model/viewModel.ts';
import { legendOf } from '../timeline/legend.ts';
import { PALETTE_TOKENS, type Palette } from '../timeline/palette.ts';
import { extentOf, headPxOf } from '../timeline/scene.ts';
import { fittedView } from '../timeline/view.ts';
import { type Picture, sheetSvg, timelineSheet, wholeScene } from './picture.ts';

const palette = {
  ...Object.fromEntries(PALETTE_TOKENS.map((token) => [token, `#${token}`])),
  font: 'Test, "A<B"',
};

function pictureOf(program: string, widthPx = 900): Picture {
  const viewModel = buildViewModel(logOf(program), { hidden: false });
  const frame = { widthPx, heightPx: 100, gutterPx: 120, headPx: headPxOf(viewModel) };
  const view = fittedView(extentOf(viewModel, axisOf(viewModel, 'events')), frame);
  const nothing = { cursorUnit: null, selectedRow: null, hoveredRow: 1, litLine: null, matches: null };
  return {
    scene: { viewModel, view: { ...view, scrollPx: 40 }, frame, ...nothing },
    palette: palette as Palette,
  };
}

const measure = (_: string, text: string) => 6 * text.length;
const svgOf = (picture: Picture, code: string | null = null) =>
  sheetSvg(timelineSheet(picture, { code }, measure), picture.palette, 'A & B', measure);
const textsOf = (svg: string) => [...svg.matchAll(/>([^<>]+)<\/text>/g)].map(([, text]) => text);

it('draws every row, whatever the screen shows', () => {
  const { frame, view } = wholeScene(pictureOf(FIRST_PROGRAM));
  expect([frame.heightPx > 100, view.scrollPx]).toEqual([true, 0]);
  const texts = textsOf(svgOf(pictureOf(FIRST_PROGRAM)));
  for (const text of ['Node #1', 'ref #1', 'proxy #1', 'ref #2', '15', 'gone', 'dying', 'freed'])
    expect(texts).toContain(text);
});

it('writes a document that is well formed: everything opened is closed, everything foreign escaped', () => {
  const svg = svgOf(pictureOf(FIRST_PROGRAM.replaceAll('gone', '<lambda>')));
  const open: string[] = [];
  for (const [, closing, name, alone] of svg.matchAll(/<(\/?)([a-zA-Z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (closing === '/') expect(open.pop()).toBe(name);
    else if (alone !== '/') open.push(name!);
  }
  expect(open).toEqual([]);
  expect(svg).toContain('<title>A &#38; B</title>');
  expect(svg).toContain('font-family="Test, &#34;A&#60;B&#34;"');
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

it('defines what it refers to', () => {
  const svg = svgOf(
    pictureOf(
      '1 object-created a:Node\n2 gc-started 2 asked\n2 object-dying a gc\n2 gc-finished 2 asked 1 0',
    ),
  );
  const wanted = [...svg.matchAll(/url\(#(\w+)\)/g)].map(([, id]) => id);
  expect(wanted.length).toBeGreaterThan(2);
  for (const id of wanted) expect(svg).toContain(`id="${id}"`);
});

it('has its legend below it, in as many lines as these need, and the program where it is wanted', () => {
  const picture = pictureOf(FIRST_PROGRAM, 500);
  const heightOf = (svg: string) => Number(/ height="([\d.]+)"/.exec(svg)![1]);
  const places = (svg: string) =>
    [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]+)</g)].map(([, x, y, text]) => ({
      text,
      x: Number(x),
      y: Number(y),
    }));
  const scene = wholeScene(picture);
  const without = svgOf(picture);
  const legend = places(without).filter(({ y }) => y > scene.frame.heightPx);
  expect(legend.map(({ text }) => text)).toEqual(legendOf(scene.viewModel).map(({ name }) => name));
  expect(new Set(legend.map(({ y }) => y)).size).toBe(3);
  expect(Math.max(...legend.map(({ x, text }) => x + 6 * text!.length))).toBeLessThan(scene.frame.widthPx);
  expect(Math.max(...legend.map(({ y }) => y))).toBeLessThan(heightOf(without));

  const program = 'import weakref\nif True:\n    a = 1 < 2\n';
  const within = svgOf(picture, program);
  const lines = places(within).filter(({ y }) => y > heightOf(without));
  expect(lines.map(({ text }) => text)).toEqual([
    '1',
    'import weakref',
    '2',
    'if True:',
    '3',
    'a = 1 &#60; 2',
  ]);
  expect(lines[5]!.x - lines[3]!.x).toBe(4 * 6);
  expect(heightOf(within)).toBeGreaterThan(Math.max(...lines.map(({ y }) => y)));
  expect(within.match(/font-family="ui-monospace[^"]*"/g)).toHaveLength(6);
});
