import { expect, test } from 'vitest';
import type { Step } from '../../trace/eventLog.ts';
import { nodeAssets } from '../node/nodeAssets.ts';
import { runInNode } from '../node/nodeInterpreter.ts';

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

test('containers are told that lead to something traced, each once', async () => {
  const code = `import weakref
class Node: pass
def keeping(kept):
  return lambda: kept
def end(): pass
a = Node()
cache = {'k': a, 'all': [Node(), 1, Node()], 'no': [1, []]}
same = cache['all']
a.parts = (same, [])
both = {'again': same}
loop = [a]
loop.append(loop)
keeper = keeping(Node())
weak = weakref.WeakValueDictionary(k=a)
pair = {Node(), Node()}
end()`;
  const { log } = await runInNode(code, { timeLimitSeconds: 5, recordSteps: true });
  const containers = log.end?.containers ?? [];
  const number = new Map(containers.map(({ address }, index) => [address, `c${index}`]));
  const type = (id: number) => log.typeName(id);
  const told = containers.map(({ address, type: name, size, heldBy, holds }) => {
    const holders = heldBy.map((holder) => {
      if (typeof holder === 'string') return holder;
      const [from, way] = holder;
      return `${typeof from === 'number' ? type(from) : number.get(from)}${way}`;
    });
    const held = holds.map(([id, way]) => `${way}→${type(id)}`);
    return `${number.get(address)} ${name} ${size ?? '-'} by ${holders.join(', ')} holds ${held.join(', ')}`;
  });
  expect(told).toEqual([
    "c0 dict 3 by cache holds ['k']→Node",
    "c1 list 3 by c0['all'], c5[0], same, c7['again'] holds [0]→Node, [2]→Node",
    'c2 list 2 by loop, c2[1] holds [0]→Node',
    'c3 function - by keeper holds  closure[0]→Node',
    'c4 set 2 by pair holds {…}→Node, {…}→Node',
    'c5 tuple 2 by Node.parts holds ',
    "c6 dict 1 by WeakValueDictionary.data holds ['k']→KeyedRef",
    'c7 dict 1 by both holds ',
  ]);
});

test('of a big container the first hundred are told', async () => {
  const code = `class Node: pass
many = [Node() for _ in range(150)]`;
  const { log } = await runInNode(code, { timeLimitSeconds: 5, recordSteps: true });
  const [many] = log.end?.containers ?? [];
  expect(many?.size).toBe(150);
  expect(many?.holds).toHaveLength(100);
  expect(Object.keys(log.end?.names ?? {})).toHaveLength(150);
});

test('what __slots__ name is a reference like any attribute, of each class in turn', async () => {
  const code = `class A: __slots__ = ('other', 'alpha', '__weakref__')
class B(A): __slots__ = ('zeta',)
class C(B): pass
a = A()
c = C()
c.zeta = c.alpha = a
c.own = c
a.other = c`;
  expect((await stepsOf(code, 8)).slice(-1)).toEqual([
    'end 0: a=7 c=8 | 7×3 8×3 | 7.other→8 8.zeta→7 8.alpha→7 8.own→8',
  ]);
});

test('names are those of a class body, too, and none of CPython’s own; keys as Python writes them', async () => {
  const code = `class A: pass
class B:
    first = A()
    def go(self): pass
    second = A()
cache = {}
cache[1, None] = A()
cache[2.5] = __own = A()
end = 1`;
  expect(await stepsOf(code, 5)).toEqual([
    '5: first=3 | 3×1 |',
    '6: | 3×1 4×1 |',
    '7: | 3×1 4×1 |',
    '8: cache[1, None]=7 | 7×1 3×1 4×1 |',
    '9: cache[1, None]=7 cache[2.5]=8 __own=8 | 7×1 8×2 3×1 4×1 |',
    'end 0: cache[1, None]=7 cache[2.5]=8 __own=8 | 7×1 8×2 3×1 4×1 |',
  ]);
});

test('the end is read whatever was dropped, and all items of a container', async () => {
  const code = `class Node: pass
registry = {'recent': [None] * 5000}
registry['recent'][4321] = Node()
kept = [Node() for _ in range(300)]
for _ in range(12000):
    pass
last = Node()`;
  const { log } = await runInNode(code, { recordSteps: true });
  expect(log.stepsDropped).toBeGreaterThan(5000);
  const { names, refcounts, containers } = log.end!;
  expect(names["registry['recent'][4321]"]).toBe(3);
  expect(names['kept[299]']).toBe(303);
  expect(names.last).toBe(304);
  expect(refcounts.size).toBe(302);
  expect(containers?.map(({ type }) => type).sort()).toEqual(['dict', 'list', 'list']);
});

test('a list that each of many objects leads to does not make the end endless', async () => {
  const code = `class Node: pass
everything = []
for _ in range(3000):
    node = Node(); node.all = everything; everything.append(node)`;
  const { log } = await runInNode(code, { recordSteps: true });
  expect(log.end!.edges.length).toBeGreaterThan(900_000);
  expect(log.end!.edges.length).toBeLessThan(1_010_000);
});
