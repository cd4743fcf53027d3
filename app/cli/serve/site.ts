import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { filesBelow } from '../../../tools/filesBelow.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** The coding of a body, and the ending of the file that holds it. */
const CODINGS = { br: '.br', gzip: '.gz', identity: '' } as const;
export type Coding = keyof typeof CODINGS;

/** Below this, compressing costs more than it saves. */
const WORTH_COMPRESSING_BYTES = 1024;

/** One file of the site, read when it is first asked for and then kept: a class opens it a hundred times at once. */
export class SiteFile {
  readonly type: string;
  /** Vite puts a hash of the content into every name below `assets`. */
  readonly immutable: boolean;
  readonly #path: string;
  readonly #siblings: ReadonlySet<string>;
  readonly #bodies = new Map<Coding, Promise<Buffer>>();

  constructor(address: string, path: string, siblings: ReadonlySet<string>) {
    this.type = TYPES[extname(path)] ?? 'application/octet-stream';
    this.immutable = address.startsWith('/assets/');
    this.#path = path;
    this.#siblings = siblings;
  }

  body(coding: Coding): Promise<Buffer> {
    const known = this.#bodies.get(coding);
    if (known !== undefined) return known;
    const body = this.#read(coding);
    this.#bodies.set(coding, body);
    body.catch(() => this.#bodies.delete(coding));
    return body;
  }

  /** Whether the build left this file compressed already. */
  has(coding: Coding): boolean {
    return this.#siblings.has(this.#path + CODINGS[coding]);
  }

  async #read(coding: Coding): Promise<Buffer> {
    if (this.has(coding)) return readFile(this.#path + CODINGS[coding]);
    const plain = await this.body('identity');
    return coding === 'br' ? quickBrotli(plain) : promisify(gzip)(plain);
  }

  async isWorthCompressing(): Promise<boolean> {
    if (!/^text\/|json|svg|wasm|octet-stream/.test(this.type)) return false;
    return (await this.body('identity')).length >= WORTH_COMPRESSING_BYTES;
  }
}

/** All files of a folder by the address they are served at. What is not in this map does not exist. */
export function readSite(folder: string): ReadonlyMap<string, SiteFile> {
  const files = filesBelow(folder);
  const paths = new Set(files.map(({ path }) => path));
  const site = new Map<string, SiteFile>();
  for (const { name, path } of files) {
    const file = new SiteFile(`/${name}`, path, paths);
    site.set(`/${name}`, file);
    if (name === 'index.html' || name.endsWith('/index.html'))
      site.set(`/${name.slice(0, -'index.html'.length)}`, file);
  }
  return site;
}

function quickBrotli(plain: Buffer): Promise<Buffer> {
  return promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
