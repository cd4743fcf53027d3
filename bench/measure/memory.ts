import type { Page } from 'playwright';

/** What a page holds after a collection, in bytes. */
export interface Held {
  objects: number;
  /** Outside the heap: typed arrays. */
  arrays: number;
  /** The page's elements, as far as the browser tells. */
  elements: number;
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

export function bytesOf({ objects, arrays, elements }: Held): number {
  return objects + arrays + elements;
}

interface HeapUsage {
  usedSize: number;
  embedderHeapUsedSize: number;
  backingStorageSize: number;
}
