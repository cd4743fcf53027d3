import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Coding, readSite, type SiteFile } from './site.ts';

/** A server for the built page. What it does for speed is a bonus: any static host will do. */
export function siteServer(folder: string): Server {
  const site = readSite(folder);
  const server = createServer((request, response) => {
    answer(site, request, response).catch(() => refuse(response, 500, 'This file could not be read.'));
  });
  // A class whose browsers stay open keeps its connections between two runs.
  server.keepAliveTimeout = 30_000;
  return server;
}

async function answer(
  site: ReadonlyMap<string, SiteFile>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(response, 405, 'Only GET and HEAD are answered here.');
  }
  const file = site.get(addressOf(request.url ?? '/'));
  if (file === undefined) return refuse(response, 404, 'There is no such file here.');

  const coding = await chooseCoding(file, request.headers['accept-encoding'] ?? '');
  const body = await file.body(coding);
  response.setHeader('Content-Type', file.type);
  response.setHeader('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (!file.immutable) {
    const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
    response.setHeader('ETag', etag);
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
  }

  if (coding !== 'identity') response.setHeader('Content-Encoding', coding);
  response.setHeader('Content-Length', body.length);
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : body);
}

/** The path of a request, decoded; what cannot be decoded is the address of nothing. */
function addressOf(url: string): string {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0]!);
  } catch {
    return '';
  }
}

/** Brotli where the build made it, otherwise the smallest that the browser takes. */
async function chooseCoding(file: SiteFile, accepted: string): Promise<Coding> {
  const offers = new Set(accepted.split(',').map((offer) => offer.split(';', 1)[0]!.trim()));
  const taken = (['br', 'gzip'] as const).filter((coding) => offers.has(coding));
  const made = taken.find((coding) => file.has(coding));
  if (made !== undefined) return made;
  return taken[0] !== undefined && (await file.isWorthCompressing()) ? taken[0] : 'identity';
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
}
