import { expect, test } from 'vitest';
import { EventLog } from '../../trace/eventLog.ts';
import { nodeAssets } from '../node/nodeAssets.ts';
import { bootInNode, runInNode } from '../node/nodeInterpreter.ts';
import { run } from '../run/run.ts';
import { Arrivals } from '../wire/arrivals.ts';
import { Unpacker } from '../wire/packing.ts';

await nodeAssets();

test('a rehearsal gives batches and reads steps, and leaves nothing in the interpreter', async () => {
  const { exports, recorder, rehearse, harness } = await bootInNode([], 'elsewhere');
  await rehearse();
  const words = () => new Uint32Array((exports.memory as WebAssembly.Memory).buffer).slice();
  const before = words();
  const told = [...recorder.rehearsal(harness.prepare)];
  const batches = told.filter((batch) => batch !== null);
  expect(batches.length).toBeGreaterThan(2);
  for (const { wordCount } of batches) expect(wordCount).toBeGreaterThan(40_000);
  // By turns, such as are long and such as get short.
  expect(batches[0]!.packed.length).toBeGreaterThan(40_000);
  expect(batches[1]!.wordCount).toBeGreaterThan(160_000);
  expect(batches[1]!.packed.length).toBeLessThan(2000);
  expect(told.length - batches.length).toBeGreaterThan(10);
  expect(Buffer.compare(Buffer.from(before.buffer), Buffer.from(words().buffer))).toBe(0);
});

test('a program finds nothing that the start or the rehearsal left to be collected', async () => {
  const { stdout } = await runInNode('import gc\nprint(gc.collect(), gc.garbage)');
  expect(stdout).toBe('0 []\n');
});

test.each([1, 2, 6, 7, 40, Infinity])(
  'a run after %i parts of a rehearsal tells what one without tells',
  async (parts) => {
    const recorded = async (most: number) => {
      const interpreter = await bootInNode([], 'elsewhere');
      await interpreter.rehearse();
      const rehearsal = interpreter.recorder.rehearsal(interpreter.harness.prepare)[Symbol.iterator]();
      for (let part = 0; part < most && !rehearsal.next().done; part += 1);
      const request = { code: PROGRAM, timeLimitSeconds: 60, inputLines: [], recordSteps: true };
      const printed: unknown[] = [];
      await run(interpreter, request, { deliver: (output) => printed.push(...output) });
      const batch = new Unpacker().batch(interpreter.recorder.take()!)!;
      const log = new EventLog();
      expect(new Arrivals(log).read(batch, []).kind).toBe('read');
      const { texts, codes, steps, end } = batch;
      const events = Array.from({ length: log.length }, (_, seq) => ({ ...log.eventAt(seq), t: 0 }));
      return { printed, texts, codes, steps, end, events };
    };
    expect(await recorded(parts)).toEqual(await recorded(0));
  },
);

const PROGRAM = `import weakref
class Node: pass
node = Node()
ref = weakref.ref(node, print)
print(ref() is node)
del node
`;
