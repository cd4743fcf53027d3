import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
};

/** The plainest of static hosts: a folder below a sub-path, no compression, no caching, hardly a content type. `headers` go with all. */
export function plainServer(folder: string, subPath: string, headers: Record<string, string> = {}): Server {
  return createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').split('?', 1)[0]!);
    const file = path.startsWith(subPath) ? join(folder, path.slice(subPath.length) || 'index.html') : '';
    if (file === '' || !existsSync(file) || statSync(file).isDirectory()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      ...headers,
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    });
    response.end(readFileSync(file));
  });
}
