import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { brotli, gzipped } from '../../app/interpreter/build/compress.ts';
import { filesBelow } from '../filesBelow.ts';

const TEXTS = new Set(['.css', '.html', '.js', '.json', '.mjs', '.svg', '.ttf']);

/** Puts compressed twins beside the page's texts, for hosts that serve them. Other builds have made some already. */
export async function precompress(folder: string): Promise<void> {
  const texts = filesBelow(folder).filter(
    ({ path }) => TEXTS.has(extname(path)) && statSync(path).size > 1024,
  );
  await Promise.all(
    texts.map(async ({ path }) => {
      if (existsSync(`${path}.br`)) return;
      const plain = readFileSync(path);
      writeFileSync(`${path}.br`, await brotli(plain));
      writeFileSync(`${path}.gz`, await gzipped(plain));
    }),
  );
}
