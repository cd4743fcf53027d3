import { expect, test } from 'vitest';
import { type Batch, batchText } from './batch.ts';
import { generateProgram } from './generate.ts';
import { shrink } from './shrink.ts';
import { pythonText } from './statements.ts';

const batch = (...seeds: number[]): Batch => ({
  withCapi: false,
  programs: seeds.map((seed) => generateProgram(seed, `program_${seed}`, false)),
});

test('a seed says what a program is', () => {
  expect(batchText(batch(5))).toBe(batchText(batch(5)));
  expect(batchText(batch(5))).not.toBe(batchText(batch(6)).replaceAll('program_6', 'program_5'));
});

test('a failure shrinks to the statement that it needs', async () => {
  const guilty = batch(1, 2, 3);
  guilty.programs[1]!.body.push({
    text: 'for _ in range(2):',
    body: [{ text: 'guilty()' }, { text: 'innocent()' }],
  });
  const shrunk = await shrink(guilty, async (candidate) => batchText(candidate).includes('guilty()'));
  expect(shrunk.programs.map(({ name }) => name)).toEqual(['program_2']);
  const droppable = shrunk.programs[0]!.body.filter(({ isFixed }) => !isFixed);
  expect(pythonText(droppable)).toBe('for _ in range(2):\n    guilty()\n');
});
