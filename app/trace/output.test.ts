import { expect, it } from 'vitest';
import { type OutputChunk, outputPlaces, writtenTexts } from './output.ts';
import { writtenTrace } from './writtenTrace.ts';

const WRITTEN: OutputChunk[] = [
  { stream: 'stdout', text: 'a🐍', seq: 2, steps: 1 },
  { stream: 'stdout', text: 'b', seq: 3, steps: 1 },
  { stream: 'stderr', text: '!', seq: 3, steps: 1 },
  { stream: 'stdout', text: '🐍c', seq: 3, steps: 2 },
];
/** Every second event is hidden. */
const seqOf = (seq: number) => seq >> 1;

it('counts characters, and joins what was written at one moment of the document', () => {
  const pictureOf = (hasSteps: boolean) =>
    outputPlaces(WRITTEN, seqOf, hasSteps).map((place) => Object.values(place).join(' '));
  expect(pictureOf(true)).toEqual(['stdout 3 1 1', 'stderr 1 1 1', 'stdout 2 1 2']);
  expect(pictureOf(false)).toEqual(['stdout 3 1', 'stderr 1 1', 'stdout 2 1']);
});

it('cuts both streams where they were written', () => {
  const output = outputPlaces(WRITTEN, (seq) => seq, true);
  const trace = writtenTrace([], [], { stdout: 'a🐍b🐍c', stderr: '!', output });
  expect(writtenTexts(trace)).toEqual(WRITTEN);
});

it('has each stream whole where nobody knows when it was written', () => {
  const trace = writtenTrace([], [], { stdout: 'one\ntwo\n' });
  expect(writtenTexts(trace)).toEqual([{ stream: 'stdout', text: 'one\ntwo\n', seq: 0, steps: 0 }]);
});
