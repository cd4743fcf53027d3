import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Quality 9 takes a few seconds for an interpreter; 11 takes a minute and saves 8 %. */
const BROTLI_QUALITY = 9;
const BROTLI_WINDOW_LOG2 = 24;
const GZIP_LEVEL = 7;

/** As all files that are served are compressed: the interpreter, the page, and the benchmark's stock Pyodide. */
export function brotli(bytes: Uint8Array): Promise<Buffer> {
  return promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: BROTLI_WINDOW_LOG2,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

export function gzipped(bytes: Uint8Array): Promise<Buffer> {
  return promisify(gzip)(bytes, { level: GZIP_LEVEL });
}
