/**
 * The browser's storage for large files, the interpreter's or the compiler's, unpacked, from one visit to the next: the page's own cache of what
 * it fetched would unpack them anew each time, and hand them on in pieces. Where there is no storage (none was allowed,
 * or the page came over a plain line), nothing is kept, and nobody hears of it.
 */
export class FileCache {
  readonly #name: string;

  /** `base` is the page's folder: other pages of the same host have caches of their own. */
  constructor(base: string, what: 'interpreter' | 'compiler' = 'interpreter') {
    this.#name = `${what} of ${base}`;
  }

  /** null where there is none of that length. */
  async find(url: string, bytes: number): Promise<Blob | null> {
    try {
      const kept = await caches.match(url, { cacheName: this.#name });
      const content = await kept?.blob();
      return content?.size === bytes ? content : null;
    } catch {
      return null;
    }
  }

  /** Keeps these and no others: names have hashes, so that what is not among them is of an older build. */
  async keep(files: ReadonlyMap<string, Blob>): Promise<void> {
    try {
      const cache = await caches.open(this.#name);
      for (const { url } of await cache.keys()) if (!files.has(url)) await cache.delete(url);
      for (const [url, content] of files) await cache.put(url, new Response(content));
    } catch {
      // The next visit fetches them.
    }
  }
}
