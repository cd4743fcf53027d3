import type { Page } from 'playwright';

/** What a page holds after a collection, in bytes. */
export interface Held {
  objects: number;
  /** Outside the heap: typed arrays. */
  arrays: number;
  /** The page's elements, as far as the browser reports them. */
  elements: number;
}

/** The page makes its next interpreter, and warms it, when nothing else happens; that takes less than this. */
const QUIET_MS = 6000;

/** How many frames a page has, once it has made all that it keeps for the next run. */
export function framesWhenQuiet(page: Page): Promise<number> {
  return page.evaluate(async (quietMs) => {
    for (let seen = -1; ; ) {
      const { length } = document.querySelectorAll('iframe');
      if (length === seen) return length;
      seen = length;
      await new Promise((resolve) => setTimeout(resolve, quietMs));
    }
  }, QUIET_MS);
}

export async function heldBy(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page);
  try {
    // What is found to be garbage by the first may hold what the second finds.
    for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage');
    const usage = (await session.send('Runtime.getHeapUsage')) as HeapUsage;
    return {
      objects: usage.usedSize,
      arrays: usage.backingStorageSize,
      elements: usage.embedderHeapUsedSize,
    };
  } finally {
    await session.detach();
  }
}

/**
 * What of a page's objects the browser made of its JavaScript, in bytes: machine code, bytecode, and what it knows of
 * functions. V8 makes it and drops it again as it sees fit.
 */
export async function codeBytesOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  try {
    await session.send('HeapProfiler.takeHeapSnapshot', {});
  } finally {
    await session.detach();
  }
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as HeapSnapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const code = types[0].indexOf('code');
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length)
    if (nodes[at + type] === code) bytes += nodes[at + size]!;
  return bytes;
}

export function bytesOf({ objects, arrays, elements }: Held): number {
  return objects + arrays + elements;
}

interface HeapUsage {
  usedSize: number;
  embedderHeapUsedSize: number;
  backingStorageSize: number;
}

/** As far as it is read here: its nodes lie one after the other, each as many numbers as it has fields. */
interface HeapSnapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[]] } };
  nodes: number[];
}
