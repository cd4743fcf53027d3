import type { FileContent } from '../../interpreter/wire/messages.ts';

/**
 * Imports a module from its text. A blob's address is the quickest; WebKit denies it where the origin is opaque, and
 * takes a data address.
 */
export async function importSource(source: FileContent): Promise<unknown> {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return await import(/* @vite-ignore */ url);
  } catch {
    const text = encodeURIComponent(await new Response(source).text());
    return await import(/* @vite-ignore */ `data:text/javascript;charset=utf-8,${text}`);
  } finally {
    URL.revokeObjectURL(url);
  }
}
