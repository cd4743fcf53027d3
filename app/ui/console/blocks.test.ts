import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutputChunk } from '../../session/state.ts';
import { partsOf, tailOf } from './blocks.ts';

const out = (text: string): OutputChunk => ({ stream: 'stdout', text, seq: 0, steps: 0 });
const err = (text: string): OutputChunk => ({ stream: 'stderr', text, seq: 0, steps: 0 });

/** `out: one|two` a block, `… 3` where something was cut and three lines ended in it. */
function picture(output: OutputChunk[], maxLines?: number, maxChars?: number): string[] {
  const { blocks, isCut, earlierLines } = tailOf(output, output.length, maxLines, maxChars);
  return [
    ...(isCut ? [`… ${earlierLines}`] : []),
    ...blocks.map((block) => `${block.stream.slice(3)}: ${block.lines.join('|')}`),
  ];
}

describe('the end of the output', () => {
  it.each([
    ['nothing', [], []],
    ['one line in pieces', [out('a'), out('b\n')], ['out: ab']],
    ['an empty line', [out('a\n\nb\n')], ['out: a||b']],
    [
      'both streams in turn',
      [out('a\n'), err('b\n'), err('c\n'), out('d')],
      ['out: a', 'err: b|c', 'out: d'],
    ],
    ['an empty chunk between', [out('a\n'), err(''), out('b\n')], ['out: a|b']],
  ])('%s', (_what, output, expected) => {
    expect(picture(output)).toEqual(expected);
  });

  it('keeps the last lines', () => {
    expect(picture([out('1\n2\n3\n4\n')], 2)).toEqual(['… 2', 'out: 3|4']);
    expect(picture([out('1\n'), out('2\n'), err('3\n'), out('4\n')], 2)).toEqual(['… 2', 'err: 3', 'out: 4']);
    expect(picture([out('1\n2\n')], 2)).toEqual(['out: 1|2']);
  });

  it('keeps the end of a line without end', () => {
    expect(picture([out('abcdef')], 10, 3)).toEqual(['… 0', 'out: def']);
    expect(picture([out('abc'), out('def')], 10, 3)).toEqual(['… 0', 'out: def']);
    expect(picture([out('abc')], 10, 3)).toEqual(['out: abc']);
  });

  it('is the output itself, cut at its bounds, however it came in pieces', () => {
    const text = fc
      .array(fc.constantFrom('a', 'bc', '\n'), { maxLength: 40 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(40)), fc.integer({ min: 1, max: 6 }), (whole, cuts, maxLines) => {
        const at = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
        const chunks = at.slice(1).map((end, index) => out(whole.slice(at[index], end)));
        const { blocks, isCut, earlierLines } = tailOf(chunks, chunks.length, maxLines);
        const lines = whole.replace(/\n$/, '').split('\n');
        const kept = blocks.flatMap((block) => block.lines);
        expect(kept.join('\n')).toBe(lines.slice(-Math.max(1, kept.length)).join('\n'));
        expect(kept.length).toBeLessThanOrEqual(maxLines + 1);
        const shown = Math.min(kept.length, lines.length);
        if (isCut) expect(earlierLines).toBe(lines.length - shown);
      }),
    );
  });
});

describe('a line of a traceback', () => {
  it.each([
    ['  File "snippet.py", line 12, in gone', '  |12|, in gone'],
    ['    File "snippet.py", line 3', '    |3|'],
    [
      '  File "/lib/python3.14/weakref.py", line 12, in x',
      '  File "/lib/python3.14/weakref.py", line 12, in x',
    ],
    ['print(\'File "snippet.py", line 12\')', 'print(\'File "snippet.py", line 12\')'],
  ])('%s', (line, expected) => {
    expect(
      partsOf(line)
        .map((part) => (part.kind === 'place' ? `|${part.line}|` : part.text))
        .join(''),
    ).toBe(expected);
  });
});
