import { expect, test } from 'vitest';
import { nodeAssets } from '../interpreter/node/nodeAssets.ts';
import { runInNode } from '../interpreter/node/nodeInterpreter.ts';
import { traceDocument } from '../trace/document.ts';
import { parseTrace } from '../trace/parseTrace.ts';
import { explanationsOf } from './explain.ts';

await nodeAssets();

const CODE = `import weakref
class Node: pass
a = Node()
weakref.ref(a, print)
del a`;

test('explanations number the events of the document that they are in', async () => {
  const { log, output, ...facts } = await runInNode(CODE, { recordSteps: true });
  for (const hidden of [false, true]) {
    const explanations = explanationsOf(log, CODE, { hidden });
    const document = { ...traceDocument(log, { ...facts, code: CODE }, { hidden }), ...explanations };
    const [diagnosis] = document.diagnoses;
    expect(document.sentences).toHaveLength(document.events.length);
    expect(diagnosis).toMatchObject({ pitfall: 'callback-not-kept', line: 4 });
    expect(document.events[diagnosis!.seq]).toMatchObject({ kind: 'ref-created', line: 4 });
    expect(document.sentences[diagnosis!.seq]).toContain('is made');
    expect(parseTrace(JSON.parse(JSON.stringify(document))).kind).toBe('ok');
  }
});

test('a program without events can have diagnoses', async () => {
  const code = 'import asyncio\nasyncio.create_task(asyncio.sleep(0))\nawait asyncio.sleep(0)';
  const { log } = await runInNode(code, { recordSteps: true });
  expect(explanationsOf(log, code, { hidden: false }).diagnoses).toMatchObject([
    { pitfall: 'task-not-kept', line: 2 },
  ]);
});

test('a finalize that is called or detached by hand has not lost its weakref', async () => {
  const code = `import weakref
class Node: pass
a, b, c = Node(), Node(), Node()
closed, let_go, lost = weakref.finalize(a, print), weakref.finalize(b, print), weakref.ref(c, print)
closed()
let_go.detach()
del lost`;
  const { log } = await runInNode(code, { recordSteps: true });
  const told = explanationsOf(log, code, { hidden: false }).sentences.filter((text) =>
    /by hand|never/.test(text),
  );
  expect(told).toEqual([
    expect.stringMatching(
      /^The callback finalize was called or detached by hand: .* the end of Node a, is no longer needed\.$/,
    ),
    expect.stringMatching(
      /^The callback finalize was called or detached by hand: .* the end of Node b, is no longer needed\.$/,
    ),
    expect.stringMatching(/its callback print will never be called\.$/),
  ]);
});
