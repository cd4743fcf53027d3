import { expect, test, vi } from 'vitest';
import { nodeAssets } from './nodeAssets.ts';
import { runInNode } from './nodeInterpreter.ts';

// Every run boots an interpreter; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

// It may have to be built first.
await nodeAssets();

/** The steps of a program from a line on: the line, names, refcounts, references. */
async function stepsOf(code: string, fromLine: number): Promise<string[]> {
  const { log, output } = await runInNode(code, { timeLimitSeconds: 5, recordSteps: true });
  const printed = output.map(({ text, steps }) => `${text.trim()}@${steps}`);
  const steps = log.steps
    .filter(({ line }) => line >= fromLine)
    .map(({ line, names, refcounts, edges }) => {
      const named = Object.entries(names).map(([name, id]) => `${name}=${id}`);
      const counted = Object.entries(refcounts).map(([id, count]) => `${id}×${count}`);
      const held = edges.map(([from, to, , label]) => `${from}${label}→${to}`);
      return [`${line}:`, ...named, '|', ...counted, '|', ...held].join(' ');
    });
  return [...steps, ...printed];
}

test('a cycle that no name leads to is still seen, until it is gone', async () => {
  const code = `import gc
class Node: pass
gc.disable()
a = Node()
b = Node()
a.other, b.other = b, a
del a, b
print('cut off')
gc.collect()
print('gone')`;
  expect(await stepsOf(code, 6)).toEqual([
    '6: a=3 b=4 | 3×1 4×1 |',
    '7: a=3 b=4 | 3×2 4×2 | 3.other→4 4.other→3',
    '8: | 3×1 4×1 | 3.other→4 4.other→3',
    '9: | 3×1 4×1 | 3.other→4 4.other→3',
    '10: | |',
    'cut off@9',
    'gone@11',
  ]);
});
