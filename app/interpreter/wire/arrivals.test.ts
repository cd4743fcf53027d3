import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { traceDocument } from '../../trace/document.ts';
import { EventLog } from '../../trace/eventLog.ts';
import type { OutputChunk } from '../../trace/output.ts';
import { nodeAssets } from '../node/nodeAssets.ts';
import { bootInNode, runInNode } from '../node/nodeInterpreter.ts';
import { run } from '../run/run.ts';
import { Arrivals } from './arrivals.ts';
import { Packer, Unpacker } from './packing.ts';
import { FOLLOWING_WORDS, MOST_PLACES, RECORD, REF_TYPE, type RecordBatch, SAME } from './records.ts';

const PROGRAM = `
import weakref, capi
class Node: pass
a = Node()
r = weakref.ref(a, lambda ref: print("gone"))
capi.PyWeakref_GetRef(r)
print(r() is a)
del a
try: weakref.ref(5)
except TypeError: pass
cache = weakref.WeakValueDictionary(k=Node())
`;

/** What a reader sees of a log, but for the clock. */
function picture(log: EventLog): unknown {
  const facts = {
    python: '',
    pyodide: '',
    stdout: '',
    stderr: '',
    outcome: { kind: 'completed' as const },
    code: '',
  };
  const { objects, events } = traceDocument(log, facts, { hidden: true, steps: true });
  return { objects, events: events.map((event) => ({ ...event, t: 0 })), steps: log.steps };
}

const NOTHING: RecordBatch = {
  words: new Uint32Array(),
  texts: [],
  codes: [],
  steps: [],
  stepsDropped: 0,
  end: null,
};

const KINDS = Object.values(RECORD);

let whole: RecordBatch;
let output: OutputChunk[];

beforeAll(async () => {
  const interpreter = await bootInNode([], 'elsewhere');
  output = [];
  await run(
    interpreter,
    { code: PROGRAM, timeLimitSeconds: 30, inputLines: [], recordSteps: true },
    { deliver: (chunks) => output.push(...chunks) },
  );
  whole = new Unpacker().batch(interpreter.recorder.take()!)!;
});

/** Where records begin, and the end of the last one. */
function borders(words: Uint32Array): number[] {
  const at = [0];
  while (at.at(-1)! < words.length) at.push(at.at(-1)! + 1 + FOLLOWING_WORDS[words[at.at(-1)!]! & 0xff]!);
  return at;
}

describe('records that are read elsewhere', () => {
  it('make the log that they make where they are recorded', async () => {
    const log = new EventLog();
    expect(new Arrivals(log).read(whole, [])).toEqual({ kind: 'read', output: [] });
    const here = await runInNode(PROGRAM, { recordSteps: true });
    expect(picture(log)).toEqual(picture(here.log));
    expect(log.length).toBeGreaterThan(20);
  });

  it('may come in any number of pieces', () => {
    const expected = new EventLog();
    new Arrivals(expected).read(whole, []);
    const all = borders(whole.words);
    fc.assert(
      fc.property(fc.array(fc.nat(all.length - 1)), (cuts) => {
        const log = new EventLog();
        const arrivals = new Arrivals(log);
        const ends = [...cuts.map((cut) => all[cut]!), whole.words.length].sort((a, b) => a - b);
        let begin = 0;
        for (const end of ends) {
          const isLast = end === whole.words.length;
          const { texts, codes } = begin === 0 ? whole : NOTHING;
          const steps = isLast && begin < end ? whole.steps : [];
          const words = whole.words.slice(begin, end);
          const first = begin === 0 && log.length === 0 && log.texts.size === 1;
          expect(
            arrivals.read({ ...NOTHING, words, steps, ...(first ? { texts, codes } : {}) }, []).kind,
          ).toBe('read');
          begin = end;
        }
        expect(picture(log)).toEqual(picture(expected));
      }),
      { numRuns: 30 },
    );
  });

  it('are packed together, however many lines are read meanwhile', async () => {
    const interpreter = await bootInNode([], 'elsewhere');
    const code = 'class Node: pass\nfor _ in range(2000):\n    a = Node()\n    del a\n';
    const request = { code, timeLimitSeconds: 60, inputLines: [], recordSteps: true };
    await run(interpreter, request, { deliver() {} });
    const batch = interpreter.recorder.take()!;
    expect(batch.steps!.count).toBeGreaterThan(5000);
    const { wordCount, steps, end } = batch;
    const words = new Unpacker().unpack(batch.packed, wordCount + steps!.numberCount + end!.numberCount)!;
    const { packer: bytes } = await nodeAssets();
    const packer = new Packer(
      new WebAssembly.Instance(new WebAssembly.Module(bytes as BufferSource)).exports,
    );
    packer.add(words.subarray(wordCount));
    expect(batch.packed.length - packer.take().length).toBeLessThan(wordCount / 10);
    const log = new EventLog();
    expect(new Arrivals(log).read(new Unpacker().batch(batch), []).kind).toBe('read');
    expect(log.length).toBeGreaterThan(6000);
  });

  it('mean the same where they leave out what the last of their kind said', () => {
    const { born, dying, deallocated, died, refCreated, refReused, refDead, deref, derefDead } = RECORD;
    const [node, other, ref, proxy] = [0x800, 0x808, 0x900, 0x7fffff8];
    const REF = (2 << REF_TYPE.textShift) | (1 << REF_TYPE.roleShift);
    const same = (kind: number, address: number) => SAME | kind | ((address >>> 3) << 8);
    const whole = [
      ...[born | (1 << 8), node, born | (1 << 8), other],
      ...[refCreated, ref, node, REF, refCreated, proxy, other, REF],
      ...[refReused | (1 << 8), ref, node, refReused | (1 << 8), proxy, other],
      ...[deref | (4 << 8), ref, deref | (4 << 8), proxy],
      ...[dying | (1 << 8), node, deallocated, node, dying | (1 << 8), other, deallocated, other],
      ...[derefDead | (2 << 8), ref, derefDead | (2 << 8), proxy, refDead, ref, refDead, proxy],
    ];
    const short = [
      ...[born | (1 << 8), node, same(born, other)],
      ...[refCreated, ref, node, REF, same(refCreated, proxy), other],
      ...[refReused | (1 << 8), ref, node, same(refReused, proxy), other],
      ...[deref | (4 << 8), ref, same(deref, proxy)],
      ...[dying | (1 << 8), node, same(deallocated, node), same(died, other)],
      ...[derefDead | (2 << 8), ref, same(derefDead, proxy), same(refDead, ref), same(refDead, proxy)],
    ];
    const [expected, log] = [whole, short].map((words) => {
      const log = new EventLog();
      const batch = { ...NOTHING, texts: ['Node', 'ReferenceType'], words: Uint32Array.from(words) };
      expect(new Arrivals(log).read(batch, []).kind).toBe('read');
      return log;
    }) as [EventLog, EventLog];
    expect(expected.length).toBe(16);
    expect(picture(log)).toEqual(picture(expected));
  });

  it('tell of output which events came before it', async () => {
    const log = new EventLog();
    const arrived = new Arrivals(log).read(whole, output);
    const here = await runInNode(PROGRAM, { recordSteps: true });
    expect(arrived).toEqual({ kind: 'read', output: here.output });
    expect(here.output.map(({ text }) => text).join('')).toBe('True\ngone\n');
  });

  it.each<[string, number[]]>([
    ['an unknown kind of record', [99, 1]],
    ['an unknown kind of record', [0, 1]],
    ['half a record', [RECORD.refCreated, 1, 2]],
    ['an unknown text', [RECORD.born | (9 << 8), 8]],
    ['an unknown code', [RECORD.dying | (9 << 8), 8]],
    ['an unknown kind of record', [RECORD.died, 8]],
    ['an unknown kind of record', [SAME | RECORD.time, 8]],
    ['half a record', [SAME | RECORD.refCreated]],
    ['an unknown code', [RECORD.derefDead | (9 << 8), 8]],
    ['an unknown code object', [RECORD.place, 7 << 1, 0, 0]],
    ['an unknown place', [RECORD.place | (MOST_PLACES << 8), 0, 0, 0]],
    ['an unknown place', [RECORD.placeAgain | (3 << 8)]],
    ['a weakref of no kind', [RECORD.refCreated, 8, 16, 0]],
    ['a call that cannot be read', [RECORD.capiStarted, 0, 0]],
  ])('with %s are refused', (problem, words) => {
    const arrived = new Arrivals(new EventLog()).read({ ...NOTHING, words: Uint32Array.from(words) }, []);
    expect(arrived).toEqual({ kind: 'problem', problem });
  });

  it('with a step of what is not there are refused', () => {
    const step = { seq: 0, line: 1, function: '', names: { a: 1 }, refcounts: new Map(), edges: [] };
    const read = (steps: (typeof step)[]) => new Arrivals(new EventLog()).read({ ...NOTHING, steps }, []);
    expect(read([step])).toEqual({ kind: 'problem', problem: 'a step with an unknown object' });
    expect(new Arrivals(new EventLog()).read({ ...NOTHING, end: { ...step, line: 0 } }, [])).toEqual({
      kind: 'problem',
      problem: 'a step with an unknown object',
    });
    expect(read([{ ...step, seq: 1, names: { a: 1 } }])).toMatchObject({
      problem: 'a step after the events',
    });
  });

  it('of noise never make a log that cannot be read', () => {
    const record = fc.tuple(
      fc.oneof(fc.constantFrom(...KINDS), fc.constantFrom(...KINDS.map((kind) => SAME | kind))),
      fc.nat(9),
      fc.array(fc.nat(40), { minLength: 3, maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(record, { maxLength: 40 }), (records) => {
        const log = new EventLog();
        const words = records.flatMap(([kind, number, rest]) => [
          kind | (number << 8),
          ...rest.slice(0, Math.max(FOLLOWING_WORDS[kind]!, 0)),
        ]);
        new Arrivals(log).read({ ...whole, words: Uint32Array.from(words), steps: [] }, []);
        picture(log);
      }),
      { numRuns: 500 },
    );
  });
});
