import { expect, test, vi } from 'vitest';
import type { Step } from '../trace/eventLog.ts';
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
  const steps = log.steps.filter(({ line }) => line >= fromLine).map(stepText);
  const end = log.end === null ? 'nothing of the end' : `end ${stepText(log.end)}`;
  return [...steps, end, ...printed];
}

function stepText({ line, names, refcounts, edges }: Step): string {
  const named = Object.entries(names).map(([name, id]) => `${name}=${id}`);
  const counted = Array.from(refcounts, ([id, count]) => `${id}×${count}`);
  const held = edges.map(([from, to, , label]) => `${from}${label}→${to}`);
  return [`${line}:`, ...named, '|', ...counted, '|', ...held].join(' ');
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
    'end 0: | |',
    'cut off@9',
    'gone@11',
  ]);
});

test('what the last line made is read when the program has ended, also with an exception', async () => {
  const code = `import weakref
class Node: pass
a = Node()
r = weakref.ref(a)`;
  const last = '4: a=3 | 3×1 |';
  expect(await stepsOf(code, 4)).toEqual([last, 'end 0: a=3 r=4 | 3×1 4×1 |']);
  const raising = await stepsOf(`${code}; a.parts = [a]; 1 / 0`, 4);
  expect(raising.slice(0, 2)).toEqual([last, 'end 0: a=3 r=4 | 3×2 4×1 | 3.parts[0]→3']);
});

test('where lines were dropped, the end is not read', async () => {
  expect(await stepsOf('for turn in range(20_000):\n  pass', 3)).toEqual(['nothing of the end']);
});
