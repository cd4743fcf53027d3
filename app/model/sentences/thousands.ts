/**
 * A whole number that is not negative, in groups of three digits: `12,345`. The browser's own `toLocaleString` takes
 * several milliseconds when it is first called, which is while a page's first picture is made.
 */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
