import type { Page } from 'playwright';

/** What a page holds after a collection, in bytes: objects, typed arrays and what belongs to its elements. */
export async function heldBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  try {
    // What is found to be garbage by the first may hold what the second finds.
    for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage');
    const usage = (await session.send('Runtime.getHeapUsage')) as HeapUsage;
    return usage.usedSize + usage.backingStorageSize + usage.embedderHeapUsedSize;
  } finally {
    await session.detach();
  }
}

interface HeapUsage {
  usedSize: number;
  embedderHeapUsedSize: number;
  backingStorageSize: number;
}
