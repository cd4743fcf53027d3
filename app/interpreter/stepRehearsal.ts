import { EventLog } from '../trace/eventLog.ts';
import { Decoder } from './decode.ts';
import type { HeapReader } from './heapReader.ts';
import { FUNCTION, MODULE } from './layout.ts';
import type { PythonMemory } from './pythonMemory.ts';
import { RECORD } from './records.ts';
import { StepPacker } from './stepPacking.ts';
import { StepRecorder } from './steps.ts';

/** What is read in all: by then an engine has compiled most of what reads. */
const ENOUGH_FACTS = 15_000;
const MOST_OBJECTS = 100;

/**
 * Reads steps of a heap in which nothing has run, for nothing, a step at a time. It begins with the namespace of a
 * function, and takes what its modules hold for objects of a program. JavaScript of a new worker is slow at first.
 */
export function* rehearseSteps(memory: PythonMemory, heap: HeapReader, python: number): Generator<void> {
  const namespace = memory.word(python + FUNCTION.globals);
  const met = new Set<number>();
  for (const { to: module } of heap.references(namespace)) {
    if (heap.typeName(module) !== 'module') continue;
    for (const { to } of heap.references(memory.word(module + MODULE.dict)))
      if (met.size < MOST_OBJECTS && heap.isContainer(to)) met.add(to);
  }
  const log = new EventLog();
  const decoder = new Decoder(log);
  const words = Uint32Array.from([...met].flatMap((object) => [RECORD.born | (1 << 8), object]));
  decoder.read({ words, texts: ['object'], codes: [] });
  const steps = new StepRecorder(log, memory, heap, decoder, 0);
  const packer = new StepPacker();
  while (!steps.isFull && steps.facts < ENOUGH_FACTS) {
    steps.readEnd(namespace, packer);
    packer.take();
    yield;
  }
}
