import type { Address, EmscriptenModule, PythonExports } from '../../start/emscripten.ts';
import { type Change, type ForSpeed, projectFile } from '../change.ts';

/** What was freed while the snapshot was made would travel to the page with it. */
export const zeroedFreeMemory: Change & ForSpeed & { clear: typeof zeroFreeMemory } = {
  name: 'zeroed-free-memory',
  does: 'it has zeros where nothing lives',
  file: projectFile(import.meta.url),
  gain: null,
  clear: zeroFreeMemory,
};

interface Allocators {
  malloc(size: number): Address;
  free(at: Address): void;
  PyObject_Malloc(size: number): Address;
  PyObject_Free(at: Address): void;
  emscripten_stack_get_end(): Address;
  emscripten_stack_get_current(): Address;
}

/** The largest size of which C's allocator may keep a free chunk below its top, and the smallest chunk. */
const LARGEST_CHUNK = 1 << 20;
const SMALLEST_CHUNK = 8;
/** What Python allocates in its own pools. */
const LARGEST_POOLED = 512;
const POOLED_STEP = 16;
/** At the end of its memory C's allocator keeps data of its own. */
const TOP_DATA_BYTES = 256;

/** Takes all free memory from the allocators, clears it, and gives it back. */
function zeroFreeMemory(module: EmscriptenModule, exports: PythonExports): void {
  const allocators = exports as unknown as Allocators;
  const { malloc, free, PyObject_Malloc, PyObject_Free } = allocators;
  const { sbrk } = exports;
  const clear = (at: Address, end: Address) => module.HEAP8.fill(0, at >>> 0, end >>> 0);
  clear(allocators.emscripten_stack_get_end(), allocators.emscripten_stack_get_current());

  // A chunk of this size is found nowhere but at the top, above everything that lives.
  const top = malloc(LARGEST_CHUNK) >>> 0;
  free(top);
  const below = (take: (size: number) => Address, giveBack: (at: Address) => void, size: number) => {
    const taken: Address[] = [];
    for (;;) {
      const at = take(size) >>> 0;
      if (at >= top) {
        giveBack(at);
        return taken;
      }
      clear(at, at + size);
      taken.push(at);
    }
  };
  const chunks: Address[] = [];
  for (let size = LARGEST_CHUNK; size >= SMALLEST_CHUNK; size >>>= 1)
    chunks.push(...below(malloc, free, size));
  const blocks: Address[] = [];
  // With no chunk left, what pymalloc has to ask C for lies above the top.
  for (let size = POOLED_STEP; size <= LARGEST_POOLED; size += POOLED_STEP)
    blocks.push(...below(PyObject_Malloc, PyObject_Free, size));
  for (const at of blocks.reverse()) PyObject_Free(at);
  for (const at of chunks.reverse()) free(at);

  const rest = (sbrk(0) >>> 0) - top - TOP_DATA_BYTES;
  const whole = malloc(rest) >>> 0;
  clear(whole, whole + rest);
  free(whole);
}
