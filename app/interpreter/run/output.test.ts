import { expect, test } from 'vitest';
import { OUTPUT_LIMIT_BYTES } from '../../trace/output.ts';
import { OutputCollector } from './output.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** What was collected: stream@seq and the text, one chunk a word. */
function picture(output: OutputCollector): string {
  return output
    .take()
    .map(({ stream, text, seq }) => `${stream === 'stdout' ? 'out' : 'err'}@${seq}:${JSON.stringify(text)}`)
    .join(' ');
}

test('both streams in the order they were written, joined where nothing came between', () => {
  let events = 0;
  const output = new OutputCollector(
    () => ({ seq: events, steps: 0 }),
    () => {},
  );
  output.write('stdout', bytes('3 True'));
  output.write('stdout', bytes('\n'));
  output.write('stderr', bytes('oh\n'));
  events = 7;
  output.write('stdout', bytes('gone\n'));
  expect(picture(output)).toBe('out@0:"3 True\\n" err@0:"oh\\n" out@7:"gone\\n"');
  expect(picture(output)).toBe('');
});

test('a character cut in two by a buffer is put together', () => {
  const output = new OutputCollector(
    () => ({ seq: 0, steps: 0 }),
    () => {},
  );
  const snowman = bytes('a☃b');
  output.write('stdout', snowman.subarray(0, 2));
  output.write('stdout', snowman.subarray(2));
  expect(picture(output)).toBe('out@0:"a☃b"');
});

test('the prompt is what stands on the last line', () => {
  const output = new OutputCollector(
    () => ({ seq: 0, steps: 0 }),
    () => {},
  );
  output.write('stdout', bytes('Hello\nName'));
  output.write('stderr', bytes('noise\n'));
  output.write('stdout', bytes('? '));
  expect(output.lastLine).toBe('Name? ');
});

test('what is over the limit is left out, and said', () => {
  let told = 0;
  const output = new OutputCollector(
    () => ({ seq: 0, steps: 0 }),
    () => {
      told += 1;
    },
  );
  output.write('stdout', new Uint8Array(OUTPUT_LIMIT_BYTES).fill(65));
  expect(told).toBe(0);
  output.write('stderr', bytes('more'));
  expect(told).toBe(1);
  expect(output.take().reduce((length, { text }) => length + text.length, 0)).toBe(OUTPUT_LIMIT_BYTES);
});
