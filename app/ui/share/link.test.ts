import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  crc32,
  MAX_FRAGMENT_CHARS,
  MAX_SNIPPET_BYTES,
  readLink,
  type SharedProgram,
  writeLink,
} from './link.ts';

function fragmentOf(python: string, around: Omit<SharedProgram, 'python'> = {}): string {
  const written = writeLink({ python, ...around });
  if (written.kind !== 'link') throw new Error(written.kind);
  return written.fragment;
}

/** A well-formed fragment around any bytes, as somebody who knows the layout could forge it. */
function forge(deflated: Uint8Array, version = 1): string {
  const payload = Buffer.alloc(4 + deflated.length);
  payload.writeUInt32BE(crc32(deflated));
  payload.set(deflated, 4);
  return `#v${version}=${payload.toString('base64url')}`;
}

const text = fc.string({ unit: 'binary', maxLength: 400 });

describe('a link', () => {
  it('gives back any text', () => {
    fc.assert(
      fc.property(text, (snippet) => {
        expect(readLink(fragmentOf(snippet))).toEqual({ kind: 'program', program: { python: snippet } });
      }),
    );
  });

  it('uses only characters that every address bar keeps', () => {
    fc.assert(fc.property(text, (snippet) => /^#v2=[\w-]+$/.test(fragmentOf(snippet))));
  });

  it('stays readable: this one was written by version 1 and must open for ever', () => {
    const old = '#v1=cjwU18vMLcgvKlEoT03MLkpN4-IqKMrMK9FQSju8p0ghMzc3tUhJkwsA';
    expect(readLink(old)).toEqual({
      kind: 'program',
      program: { python: 'import weakref\n\nprint("für immer")\n' },
    });
  });

  it('gives back the C file, the moment and the settings', () => {
    const around = {
      c: '#include <Python.h>\n',
      moment: { kind: 'step', index: 21 },
      object: 3,
      settings: { timeLimitSeconds: 5, inputText: 'one\ntwo', showInterpreterEvents: true, axis: 'time' },
    } as const;
    expect(readLink(fragmentOf('del a', around))).toEqual({
      kind: 'program',
      program: { python: 'del a', ...around },
    });
  });

  it('leaves out what a later page put into it', () => {
    const later = deflateSync(new TextEncoder().encode('{"python": "del a", "stops": [1, 2]}'));
    expect(readLink(forge(later, 2))).toEqual({ kind: 'program', program: { python: 'del a' } });
  });

  it.each([
    '7',
    'null',
    '{}',
    '{"python": 7}',
    '{"python": "", "moment": {"kind": "step", "index": -1}}',
    '{',
  ])('is damaged where it holds %s', (json) => {
    const deflated = deflateSync(new TextEncoder().encode(json));
    expect(readLink(forge(deflated, 2))).toEqual({ kind: 'damaged' });
  });

  it('of 100,000 damaged ones none is taken for something else', () => {
    const fragment = fragmentOf('import weakref\n', { moment: { kind: 'event', seq: 9, shownAs: 7 } });
    let seed = 1;
    const next = (below: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return (seed >>> 8) % below;
    };
    const letters = 'ABCXYZabcxyz0189-_';
    for (let damage = 0; damage < 100_000; damage += 1) {
      const at = '#v2='.length + next(fragment.length - '#v2='.length);
      const kept = damage % 2 === 0 ? fragment.slice(at + 1) : fragment.slice(at + 2 + next(8));
      const damaged = fragment.slice(0, at) + letters[next(letters.length)] + kept;
      if (damaged !== fragment && readLink(damaged).kind !== 'damaged') expect.fail(damaged);
    }
  });

  it('shows every changed, lost or added character', () => {
    fc.assert(
      fc.property(
        text,
        fc.nat(),
        fc.constantFrom('A', 'z', '_', '-', '', '%', '=', 'AA'),
        (snippet, at, put) => {
          const fragment = fragmentOf(snippet);
          const index = '#v2='.length + (at % (fragment.length - '#v2='.length));
          const changed = fragment.slice(0, index) + put + fragment.slice(index + 1);
          fc.pre(changed !== fragment);
          expect(readLink(changed)).toEqual({ kind: 'damaged' });
        },
      ),
    );
  });

  it('never throws, whatever the fragment', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', '#', '#v1=', '#v2=', '#v3='), (rest, start) => {
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
        '#v3=abc',
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
      '#v3=abc': 'newer',
      '#v2=abc': 'damaged',
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
  expect(writeLink({ python: 'x'.repeat(MAX_SNIPPET_BYTES) }).kind).toBe('link');
  expect(writeLink({ python: 'x'.repeat(MAX_SNIPPET_BYTES + 1) })).toEqual({ kind: 'oversized' });
});
