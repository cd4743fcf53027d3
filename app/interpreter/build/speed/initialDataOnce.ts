import { INITIAL_DATA_SECTION } from '../../start/initialData.ts';
import { leb128 } from '../../start/leb128.ts';
import { type Change, type ForSpeed, projectFile } from '../change.ts';

/** The memory snapshot holds nearly all of what the WebAssembly module's data segments hold. */
export const initialDataOnce: Change & ForSpeed & { toShip: typeof withoutData } = {
  name: 'initial-data-once',
  does: 'its initial data is replaced by its difference from the memory snapshot',
  file: projectFile(import.meta.url),
  gain: null,
  toShip: withoutData,
};

const HEADER_BYTES = 8;
const CUSTOM = 0;
const DATA = 11;
const DATA_COUNT = 12;

/** The wasm with packed initial data instead of its data segments, which are a third of its compressed size. */
function withoutData(wasm: Uint8Array, initialData: Uint32Array): Uint8Array {
  const parts = [wasm.subarray(0, HEADER_BYTES)];
  for (let at = HEADER_BYTES; at < wasm.length; ) {
    const id = wasm[at]!;
    const size = readLeb128(wasm, at + 1);
    const end = size.next + size.value;
    if (id !== DATA && id !== DATA_COUNT) parts.push(wasm.subarray(at, end));
    at = end;
  }
  const name = Buffer.from(INITIAL_DATA_SECTION);
  const section = Buffer.concat([Buffer.from(leb128(name.length)), name, new Uint8Array(initialData.buffer)]);
  parts.push(Uint8Array.from([CUSTOM, ...leb128(section.length)]), section);
  const bare = new Uint8Array(Buffer.concat(parts));
  if (!WebAssembly.validate(bare)) throw new Error('The wasm needs its data segments while it runs.');
  return bare;
}

function readLeb128(bytes: Uint8Array, start: number): { value: number; next: number } {
  let value = 0;
  let next = start;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[next]!;
    next += 1;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value: value >>> 0, next };
  }
}
