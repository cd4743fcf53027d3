import { expect, test } from 'vitest';
import { nodeAssets } from '../../app/interpreter/node/nodeAssets.ts';
import { EVENT_KINDS } from '../../app/trace/format.ts';
import { batchesOf, fuzzBatch, nothingFound } from './fuzz.ts';

await nodeAssets();

/** What went wrong with a hundred random programs, as a text to read. */
async function hundred(seed: number) {
  const result = nothingFound();
  for (const [index, batch] of batchesOf(seed, 100)) await fuzzBatch(result, index, batch);
  const problems = result.findings.map(
    ({ index, problems }) => `batch ${index} of seed ${seed}: ${problems.join('\n')}`,
  );
  return { ...result, problems };
}

// Always the same hundred, so that a red test can be seen again; `npm run fuzz` makes new ones.
test('a hundred random programs: the log is the heap’s, the laws hold, nothing is disturbed', async () => {
  const { problems, counts, moments } = await hundred(1);
  expect(problems).toEqual([]);
  expect(EVENT_KINDS.filter((kind) => !counts.has(kind))).toEqual([]);
  expect(moments).toBeGreaterThan(200);
});
