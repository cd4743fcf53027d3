/**
 * Imports a module from its bytes. A blob's address is the quickest; WebKit denies it where the origin is opaque, and
 * takes a data address.
 */
export async function importSource(source: ArrayBuffer): Promise<unknown> {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return await import(/* @vite-ignore */ url);
  } catch {
    const text = encodeURIComponent(new TextDecoder().decode(source));
    return await import(/* @vite-ignore */ `data:text/javascript;charset=utf-8,${text}`);
  } finally {
    URL.revokeObjectURL(url);
  }
}
