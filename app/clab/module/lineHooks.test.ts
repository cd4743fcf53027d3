import { expect, test } from 'vitest';
import { compileInNode } from '../node/nodeCompiler.ts';
import { withLineHooks } from './lineHooks.ts';

const SOURCE = `static int twice(int n)
{
    int sum = 0;
    for (int i = 0; i < 2; i++)
        sum += n;
    return sum;
}

__attribute__((visibility("default"))) int PyInit_run(int n)
{
    return twice(n) +
        n;
}
`;
const WORDS = { siteAt: 64, frameAt: 68, dataAt: 72, tableAt: 76, currentFrameAt: 80 };

async function hooked(words: typeof WORDS | null) {
  const compiled = await compileInNode(SOURCE);
  if (compiled.kind !== 'compiled') throw new Error(JSON.stringify(compiled));
  return withLineHooks(compiled.module, 'lab.c', words, (name) => name);
}

/** Loads a module as Emscripten does, with its data at 1024 and its functions from 3 on. */
function load(module: Uint8Array) {
  const memory = new WebAssembly.Memory({ initial: 2 });
  const global = (value: number, mutable: boolean) =>
    new WebAssembly.Global({ value: 'i32', mutable }, value);
  const env = {
    memory,
    __indirect_function_table: new WebAssembly.Table({ element: 'anyfunc', initial: 16 }),
    __stack_pointer: global(65536, true),
    __memory_base: global(1024, false),
    __table_base: global(3, false),
  };
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module as BufferSource), { env });
  return { run: instance.exports.PyInit_run as (n: number) => number, words: new Uint32Array(memory.buffer) };
}

test('Sites are the lines of the functions, in order', async () => {
  const { functions } = await hooked(WORDS);
  const lines = Object.fromEntries(functions.map(({ name, lines }) => [name, [...new Set(lines)]]));
  expect(lines).toEqual({ PyInit_run: [10, 11, 12], twice: [2, 3, 4, 5, 6] });
});

test('A hooked module gives what it gave, and puts the caller’s line and frame back', async () => {
  const { module } = await hooked(WORDS);
  const { run, words } = load(module);
  words[WORDS.siteAt / 4] = 77;
  words[WORDS.frameAt / 4] = 78;
  expect(run(5)).toBe(15);
  expect([words[WORDS.siteAt / 4], words[WORDS.frameAt / 4]]).toEqual([77, 78]);
});

test('PyInit_ writes where data and functions are', async () => {
  const { module } = await hooked(WORDS);
  const { run, words } = load(module);
  run(1);
  expect([words[WORDS.dataAt / 4], words[WORDS.tableAt / 4]]).toEqual([1024, 3]);
});

test('Without words nothing is written, and nothing for debuggers is left', async () => {
  const { module } = await hooked(null);
  const { run, words } = load(module);
  expect(run(5)).toBe(15);
  expect(words[WORDS.siteAt / 4]).toBe(0);
  const compiled = new WebAssembly.Module(module as BufferSource);
  expect(WebAssembly.Module.customSections(compiled, '.debug_line')).toEqual([]);
});
