import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** All files below a folder, in the order of their names; names use `/` on every system. */
export function filesBelow(folder: string): { name: string; path: string }[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [{ name: entry.name, path }];
    return filesBelow(path).map((file) => ({ ...file, name: `${entry.name}/${file.name}` }));
  });
}
