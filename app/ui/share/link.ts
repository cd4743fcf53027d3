import { deflateSync, Inflate } from 'fflate';
import * as v from 'valibot';

/*
 * A link holds a program in its fragment, so that nothing is sent to a server:
 *
 *   #v2=<base64url without padding of: CRC-32 of what follows, 4 bytes, big-endian | raw DEFLATE of UTF-8 JSON>
 *
 * The JSON is a `SharedProgram`. The number after `v` is the version of this layout; in version 1 there was the text of
 * the program in place of the JSON. What a later page adds to the JSON is left out by those that do not know it. The
 * checksum covers the compressed bytes, so that damage is seen before anything is inflated; inflating is bounded, so
 * that a small link cannot fill the memory. docs/links.md says the same for other people's programs.
 */

const VERSION = 2;

/** Longer programs are neither put into a link nor taken from one. */
export const MAX_SNIPPET_BYTES = 256 * 1024;
/** All of the JSON: the program, its C file, and what stands around them. */
const MAX_JSON_BYTES = 2 * MAX_SNIPPET_BYTES;

/** Longer fragments are not looked into: browsers and chat programs cut them anyway. */
export const MAX_FRAGMENT_CHARS = 128 * 1024;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff));
const shared = v.object({
  python: v.string(),
  /** The C file beside it. */
  c: v.exactOptional(v.string()),
  /**
   * A place in the run: the index of a step whose line runs next; or an event, by its `seq` in the trace with all of the
   * interpreter's own events, and by the number that it had in the table where the link was made.
   */
  moment: v.exactOptional(
    v.variant('kind', [
      v.object({ kind: v.literal('step'), index: whole }),
      v.object({ kind: v.literal('event'), seq: whole, shownAs: whole }),
    ]),
  ),
  /** What is selected at that moment, by its id in the trace. */
  object: v.exactOptional(whole),
  settings: v.exactOptional(
    v.object({
      timeLimitSeconds: v.exactOptional(v.number()),
      /** What `input()` reads first, a line each. */
      inputText: v.exactOptional(v.string()),
      showInterpreterEvents: v.exactOptional(v.boolean()),
      axis: v.exactOptional(v.string()),
    }),
  ),
});

/** What a link carries. */
export type SharedProgram = v.InferOutput<typeof shared>;

export type ReadLink =
  /** No fragment. */
  | { kind: 'none' }
  | { kind: 'program'; program: SharedProgram }
  /** A fragment that no version of this page wrote. */
  | { kind: 'foreign' }
  | { kind: 'newer'; version: number }
  | { kind: 'damaged' }
  | { kind: 'oversized' };

export type WrittenLink = { kind: 'link'; fragment: string } | { kind: 'oversized' };

/** The fragment, `#` included, that holds the program. */
export function writeLink(program: SharedProgram): WrittenLink {
  const json = new TextEncoder().encode(JSON.stringify(program));
  const bytesOf = (text: string) => new TextEncoder().encode(text).length;
  if (bytesOf(program.python) > MAX_SNIPPET_BYTES || json.length > MAX_JSON_BYTES)
    return { kind: 'oversized' };
  const deflated = deflateSync(json, { level: 9 });
  const payload = new Uint8Array(4 + deflated.length);
  new DataView(payload.buffer).setUint32(0, crc32(deflated));
  payload.set(deflated, 4);
  const fragment = `#v${VERSION}=${toBase64Url(payload)}`;
  return fragment.length > MAX_FRAGMENT_CHARS ? { kind: 'oversized' } : { kind: 'link', fragment };
}

/** What a location's hash holds. Never throws, whatever the hash. */
export function readLink(hash: string): ReadLink {
  if (hash === '' || hash === '#') return { kind: 'none' };
  const match = /^#v(\d{1,6})=/.exec(hash);
  if (match === null) return { kind: 'foreign' };
  const version = Number(match[1]);
  if (version > VERSION) return { kind: 'newer', version };
  if (version < 1) return { kind: 'foreign' };
  if (hash.length > MAX_FRAGMENT_CHARS) return { kind: 'oversized' };
  const payload = fromBase64Url(hash.slice(match[0].length));
  if (payload === null || payload.length <= 4) return { kind: 'damaged' };
  const deflated = payload.subarray(4);
  const checksum = new DataView(payload.buffer).getUint32(0);
  if (checksum !== crc32(deflated)) return { kind: 'damaged' };
  const utf8 = inflateBounded(deflated, version === 1 ? MAX_SNIPPET_BYTES : MAX_JSON_BYTES);
  if (utf8 === 'damaged' || utf8 === 'oversized') return { kind: utf8 };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(utf8);
    if (version === 1) return { kind: 'program', program: { python: text } };
    const parsed = v.safeParse(shared, JSON.parse(text));
    return parsed.success ? { kind: 'program', program: parsed.output } : { kind: 'damaged' };
  } catch {
    return { kind: 'damaged' };
  }
}

/** Inflates in small bites: DEFLATE grows at most 1032-fold, so a bite of 256 bytes cannot give more than 258 KiB. */
function inflateBounded(deflated: Uint8Array, mostBytes: number): Uint8Array | 'damaged' | 'oversized' {
  const BITE_BYTES = 256;
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    length += piece.length;
    if (length <= mostBytes) pieces.push(piece);
  });
  try {
    for (let at = 0; at < deflated.length; at += BITE_BYTES) {
      inflate.push(deflated.subarray(at, at + BITE_BYTES), at + BITE_BYTES >= deflated.length);
      if (length > mostBytes) return 'oversized';
    }
  } catch {
    return 'damaged';
  }
  const inflated = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    inflated.set(piece, at);
    at += piece.length;
  }
  return inflated;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** The CRC-32 of zip, gzip and PNG. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 0xff]!;
  return ~crc >>> 0;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** null where it is not exactly what `toBase64Url` writes. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    return toBase64Url(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}
