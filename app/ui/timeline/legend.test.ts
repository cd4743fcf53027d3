import { expect, it } from 'vitest';
import { FIRST_PROGRAM, logOf } from '../../../tests/support/testLog.ts';
import { buildViewModel } from '../../model/viewModel.ts';
import { type Layer, layersOf, SHAPES, type Shape } from '../marks/shapes.ts';
import { LEGEND, legendOf } from './legend.ts';

it('teaches every mark once', () => {
  expect(LEGEND.map(({ shape }) => shape).sort()).toEqual(Object.keys(SHAPES).sort());
});

it('gives every mark an outline of its own, so that none is known by colour alone', () => {
  const hollow = (layer: Layer) => (layer.fill === undefined || layer.fill === 'panel' ? 'hollow' : 'solid');
  const outlines = (Object.keys(SHAPES) as Shape[]).map((shape) =>
    layersOf(shape)
      .map((layer) => `${hollow(layer)} ${layer.d}`)
      .join(),
  );
  expect(new Set(outlines).size).toBe(outlines.length);
});

it('shows the marks of the view model in its short form', () => {
  const viewModel = buildViewModel(logOf(FIRST_PROGRAM), { hidden: false });
  expect(legendOf(viewModel).map(({ name }) => name)).toEqual([
    'created',
    'weakref made',
    'same one again',
    'looked through, dead',
    'dying',
    'cleared',
    'callback',
    'freed',
  ]);
});
