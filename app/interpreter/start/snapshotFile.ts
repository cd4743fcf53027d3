import { packSparse } from './sparseImage.ts';

export interface SnapshotFile {
  /** What Pyodide's own JavaScript restores, in Pyodide's format, with an image of no length. */
  head: Uint8Array;
  /** The memory's image without its zeros, for `writeSparse`. */
  image: Uint32Array;
}

/** Makes the file from Pyodide's snapshot, whose second word says where the memory's image begins. */
export function packSnapshot(snapshot: Uint8Array): Uint8Array {
  const { head, image } = split(snapshot);
  const words = new Uint32Array(Math.ceil(image.length / 4));
  new Uint8Array(words.buffer).set(image);
  const packed = new Uint8Array(packSparse(words).buffer);
  const file = new Uint8Array(head.length + packed.length);
  file.set(head);
  file.set(packed, head.length);
  return file;
}

/** `file` begins at a multiple of four in its buffer. */
export function readSnapshot(file: Uint8Array): SnapshotFile {
  const { head, image } = split(file);
  return { head, image: new Uint32Array(image.buffer, image.byteOffset, image.length / 4) };
}

function split(snapshot: Uint8Array): { head: Uint8Array; image: Uint8Array } {
  const begins = new DataView(snapshot.buffer, snapshot.byteOffset).getUint32(4, true);
  return { head: snapshot.subarray(0, begins), image: snapshot.subarray(begins) };
}
