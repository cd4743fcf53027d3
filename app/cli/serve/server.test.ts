import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteServer } from './server.ts';

const CODE = 'export const answer = 42;\n'.repeat(100);

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'a site with spaces '));
  mkdirSync(join(folder, 'site', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'site', 'index.html'), '<p>hello</p>');
  writeFileSync(join(folder, 'site', 'assets', 'code-1a2b3c4d.mjs'), CODE);
  writeFileSync(join(folder, 'site', 'assets', 'python-1a2b3c4d.wasm'), 'plain');
  writeFileSync(join(folder, 'site', 'assets', 'python-1a2b3c4d.wasm.br'), 'made by the build');
  server = siteServer(join(folder, 'site'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A request as it is written: no client tidies up the path, asks for a coding, or unpacks the answer. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, headers, method, host: '127.0.0.1', agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject).end();
  });
}

describe('the server', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html?x=1', 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/code-1a2b3c4d.mjs', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/python-1a2b3c4d.wasm', 'application/wasm', 'public, max-age=31536000, immutable'],
  ])('serves %s as %s, %s', async (path, type, caching) => {
    const { status, headers } = await ask(path);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, caching]);
  });

  it('negotiates the coding', async () => {
    const path = '/assets/code-1a2b3c4d.mjs';
    const [brotli, gzip, plain] = await Promise.all([
      ask(path, { 'accept-encoding': 'gzip, deflate, br' }),
      ask(path, { 'accept-encoding': 'gzip;q=0.9' }),
      ask(path),
    ]);
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(CODE);
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(CODE);
    expect(plain.headers['content-encoding']).toBe(undefined);
    expect(plain.body.toString()).toBe(CODE);
  });

  it('takes what the build has compressed', async () => {
    const { body } = await ask('/assets/python-1a2b3c4d.wasm', { 'accept-encoding': 'br' });
    expect(body.toString()).toBe('made by the build');
  });

  it('answers HEAD without a body, and an unchanged file with 304', async () => {
    const head = await ask('/', {}, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '12', 0]);
    const again = await ask('/', { 'if-none-match': String(head.headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it.each([
    '/nothing',
    '/assets',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/%',
    '/%00',
  ])('answers %s with 404', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('answers nothing but GET and HEAD', async () => {
    const { status, headers } = await ask('/', {}, 'POST');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('answers a hundred browsers at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 600 }, () => ask('/assets/code-1a2b3c4d.mjs', { 'accept-encoding': 'br' })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});
