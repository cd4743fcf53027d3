/**
 * Copies a text; false where the browser refuses. The clipboard's own interface is missing on plain http, as in a
 * classroom's network: there the older way through a selected field still works.
 */
export async function copyText(text: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (field === null) return false;
    field.select();
    return document.execCommand('copy');
  }
}
