import { expect, it } from 'vitest';
import { AlikeNames, shortName } from './shortName.ts';

const INTO = 'connections_that_came_in_to_the_server';
const OUT = 'connections_that_went_out_to_the_server';

it.each([
  ['stays where it fits', 'cache', 4, [], 'cache'],
  ['keeps both ends', INTO, 8, [], 'conn…rver'],
  ['keeps an odd number', INTO, 9, [], 'conne…rver'],
  ['keeps where it differs from one that would look the same', INTO, 8, [INTO, OUT], 'co…came…r'],
  ['and so does the other', OUT, 8, [INTO, OUT], 'co…went…r'],
  ['needs no middle where the ends differ', INTO, 8, [INTO, `${OUT}s`], 'conn…rver'],
  ['that differs late keeps that part', 'a_thing_number_1_abcd', 8, ['a_thing_number_2_abcd'], 'a_…1_ab…d'],
])('a name %s', (_what, name, kept, alike, expected) => {
  const short = shortName(name, kept, alike);
  expect(short).toBe(expected);
  expect(short.length).toBeLessThanOrEqual(kept + 1);
});

it('finds the names that begin and end alike', () => {
  const names = new AlikeNames();
  for (const name of [INTO, OUT, 'cr', `${OUT}s`]) names.add(name);
  expect(names.to(INTO)).toEqual([INTO, OUT]);
  expect(names.to('other')).toEqual([]);
});

it('is told from however many others', () => {
  const others = Array.from({ length: 300_000 }, (_, at) => `${INTO.slice(0, 8)}${at}${INTO.slice(-8)}`);
  expect(shortName(INTO, 8, others)).not.toBe(shortName(INTO, 8));
});
