import { expect, test } from 'vitest';
import { GatheredWords } from './gatheredWords.ts';

test('pieces are taken as one, in order, and are copies', () => {
  const gathered = new GatheredWords();
  const piece = Uint32Array.of(1, 2, 3);
  gathered.add(piece);
  piece.fill(0);
  for (let word = 4; word <= 100; word += 1) gathered.add(Uint32Array.of(word));
  expect(gathered.length).toBe(100);
  expect([...gathered.take()]).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
});

test('what was taken is not given again, nor written to', () => {
  const gathered = new GatheredWords();
  gathered.add(Uint32Array.of(1, 2));
  const taken = gathered.take();
  expect(gathered.length).toBe(0);
  gathered.add(Uint32Array.of(7));
  expect([...taken]).toEqual([1, 2]);
  expect([...gathered.take()]).toEqual([7]);
  expect([...gathered.take()]).toEqual([]);
});
