import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
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
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
      writeFileSync(`${path}.br`, await promisify(brotliCompress)(plain, quality));
      writeFileSync(`${path}.gz`, await promisify(gzip)(plain, { level: 9 }));
    }),
  );
}
