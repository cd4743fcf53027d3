import { expect, it } from 'vitest';
import { FIRST_PROGRAM, logOf } from '../../../tests/support/testLog.ts';
import { axisOf } from '../../model/timeline/axis.ts';
import { buildViewModel } from '../../model/viewModel.ts';
import { PALETTE_TOKENS, type Palette } from '../timeline/palette.ts';
import { extentOf, headPxOf } from '../timeline/scene.ts';
import { fittedView } from '../timeline/view.ts';
import { type Picture, pictureSvg, wholeScene } from './picture.ts';

const palette = {
  ...Object.fromEntries(PALETTE_TOKENS.map((token) => [token, `#${token}`])),
  font: 'Test, "A<B"',
};

function pictureOf(program: string, heightPx = 100): Picture {
  const viewModel = buildViewModel(logOf(program), { hidden: false });
  const frame = { widthPx: 900, heightPx, gutterPx: 120, headPx: headPxOf(viewModel) };
  const view = fittedView(extentOf(viewModel, axisOf(viewModel, 'events')), frame);
  const nothing = { cursorUnit: null, selectedRow: null, hoveredRow: 1, litLine: null, matches: null };
  return {
    scene: { viewModel, view: { ...view, scrollPx: 40 }, frame, ...nothing },
    palette: palette as Palette,
  };
}

const svgOf = (picture: Picture) => pictureSvg(picture, 'A & B', (_, text) => 6 * text.length);

it('draws every row, whatever the screen shows', () => {
  const { frame, view } = wholeScene(pictureOf(FIRST_PROGRAM));
  expect([frame.heightPx > 100, view.scrollPx]).toEqual([true, 0]);
  const texts = [...svgOf(pictureOf(FIRST_PROGRAM)).matchAll(/>([^<>]+)<\/text>/g)].map(([, text]) => text);
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
