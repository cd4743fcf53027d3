import { expect, test, vi } from 'vitest';
import { nodeAssets } from './nodeAssets.ts';
import { bootInNode, runInNode } from './nodeInterpreter.ts';

vi.setConfig({ testTimeout: 60_000 });
await nodeAssets();

test('a rehearsal of steps reads some, and writes nothing into the interpreter', async () => {
  const { exports, recorder, rehearse, harness } = await bootInNode([], 'elsewhere');
  await rehearse();
  const words = () => new Uint32Array((exports.memory as WebAssembly.Memory).buffer).slice();
  const before = words();
  expect([...recorder.rehearsal(harness.prepare)].length).toBeGreaterThan(10);
  expect(Buffer.compare(Buffer.from(before.buffer), Buffer.from(words().buffer))).toBe(0);
});

test('a program finds nothing that the start or the rehearsal left to be collected', async () => {
  const { stdout } = await runInNode('import gc\nprint(gc.collect(), gc.garbage)');
  expect(stdout).toBe('0 []\n');
});
