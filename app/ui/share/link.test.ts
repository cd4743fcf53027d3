import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { crc32, MAX_FRAGMENT_CHARS, MAX_SNIPPET_BYTES, readLink, writeLink } from './link.ts';

function fragmentOf(text: string): string {
  const written = writeLink(text);
  if (written.kind !== 'link') throw new Error(written.kind);
  return written.fragment;
}

/** A well-formed fragment around any bytes, as somebody who knows the layout could forge it. */
function forge(deflated: Uint8Array): string {
  const payload = Buffer.alloc(4 + deflated.length);
  payload.writeUInt32BE(crc32(deflated));
  payload.set(deflated, 4);
  return `#v1=${payload.toString('base64url')}`;
}

const text = fc.string({ unit: 'binary', maxLength: 400 });

describe('a link', () => {
  it('gives back any text', () => {
    fc.assert(
      fc.property(text, (snippet) => {
        expect(readLink(fragmentOf(snippet))).toEqual({ kind: 'snippet', text: snippet });
      }),
    );
  });

  it('uses only characters that every address bar keeps', () => {
    fc.assert(fc.property(text, (snippet) => /^#v1=[\w-]+$/.test(fragmentOf(snippet))));
  });

  it('stays readable: this one was written by version 1 and must open for ever', () => {
    const old = '#v1=cjwU18vMLcgvKlEoT03MLkpN4-IqKMrMK9FQSju8p0ghMzc3tUhJkwsA';
    expect(readLink(old)).toEqual({ kind: 'snippet', text: 'import weakref\n\nprint("für immer")\n' });
  });

  it('shows every changed, lost or added character', () => {
    fc.assert(
      fc.property(
        text,
        fc.nat(),
        fc.constantFrom('A', 'z', '_', '-', '', '%', '=', 'AA'),
        (snippet, at, put) => {
          const fragment = fragmentOf(snippet);
          const index = '#v1='.length + (at % (fragment.length - '#v1='.length));
          const changed = fragment.slice(0, index) + put + fragment.slice(index + 1);
          fc.pre(changed !== fragment);
          expect(readLink(changed)).toEqual({ kind: 'damaged' });
        },
      ),
    );
  });

  it('never throws, whatever the fragment', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', '#', '#v1=', '#v2='), (rest, start) => {
        readLink(start + rest);
      }),
    );
  });

  it('says what is wrong with it', () => {
    const kinds = Object.fromEntries(
      [
        '',
        '#',
        '#code=abc',
        '#v2=abc',
        '#v0=abc',
        '#v1=',
        '#v1=abc',
        '#v1=a b',
        `#v1=${'A'.repeat(MAX_FRAGMENT_CHARS)}`,
      ].map((hash) => [hash.slice(0, 12), readLink(hash).kind]),
    );
    expect(kinds).toEqual({
      '': 'none',
      '#': 'none',
      '#code=abc': 'foreign',
      '#v2=abc': 'newer',
      '#v0=abc': 'foreign',
      '#v1=': 'damaged',
      '#v1=abc': 'damaged',
      '#v1=a b': 'damaged',
      '#v1=AAAAAAAA': 'oversized',
    });
  });
});

describe('a forged link', () => {
  it('cannot inflate without end', () => {
    const bomb = deflateSync(new Uint8Array(60 * 1024 * 1024), { level: 9 });
    expect(bomb.length).toBeLessThan(MAX_FRAGMENT_CHARS / 2);
    expect(readLink(forge(bomb))).toEqual({ kind: 'oversized' });
  });

  it.each([
    ['of bytes that are no DEFLATE', Uint8Array.of(7, 7, 7)],
    ['that ends too early', deflateSync(new TextEncoder().encode('del a '.repeat(50))).subarray(0, 6)],
    ['of bytes that are no UTF-8', deflateSync(Uint8Array.of(0xff, 0xfe))],
  ])('%s is damaged', (_what, deflated) => {
    expect(readLink(forge(deflated))).toEqual({ kind: 'damaged' });
  });
});

it('refuses a snippet that is too long for a link', () => {
  expect(writeLink('x'.repeat(MAX_SNIPPET_BYTES)).kind).toBe('link');
  expect(writeLink('x'.repeat(MAX_SNIPPET_BYTES + 1))).toEqual({ kind: 'oversized' });
});
