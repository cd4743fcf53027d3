import { EventLog } from '../../trace/eventLog.ts';
import { FUNCTION, MODULE } from '../cpython.ts';
import type { HeapReader } from '../memory/heapReader.ts';
import type { PythonMemory } from '../memory/pythonMemory.ts';
import { Decoder } from '../wire/decode.ts';
import { RECORD } from '../wire/records.ts';
import { StepPacker } from '../wire/stepPacking.ts';
import { describeCode } from './places.ts';
import { StepRecorder } from './steps.ts';

/** What is read in all: by then an engine has compiled most of what reads. */
const ENOUGH_FACTS = 15_000;
const MOST_OBJECTS = 100;
const MOST_CODES = 30;

/**
 * Reads code objects and steps of a heap in which nothing has run, for nothing, bit by bit. It begins with the namespace
 * of a function, and takes what its modules hold for objects of a program. JavaScript of a new worker is slow at first.
 */
export function* rehearseReading(memory: PythonMemory, heap: HeapReader, python: number): Generator<null> {
  const namespace = memory.word(python + FUNCTION.globals);
  const held = new Set(heldByModules(memory, heap, namespace));
  const functions = [...held].filter((object) => heap.typeName(object) === 'function');
  for (const each of functions.slice(0, MOST_CODES)) {
    describeCode(memory, memory.word(each + FUNCTION.code));
    yield null;
  }
  const log = new EventLog();
  const decoder = new Decoder(log);
  const containers = [...held].filter((object) => heap.isContainer(object)).slice(0, MOST_OBJECTS);
  const words = Uint32Array.from(containers.flatMap((object) => [RECORD.born | (1 << 8), object]));
  decoder.read({ words, texts: ['object'], codes: [] });
  const steps = new StepRecorder(log, memory, heap, decoder, 0);
  const packer = new StepPacker();
  while (!steps.isFull && steps.facts < ENOUGH_FACTS) {
    steps.readEnd(namespace, packer);
    packer.take();
    yield null;
  }
}

/** What the modules in a namespace hold, once for each that holds it. */
function* heldByModules(memory: PythonMemory, heap: HeapReader, namespace: number): Generator<number> {
  for (const { to: module } of heap.references(namespace))
    if (heap.typeName(module) === 'module')
      for (const { to } of heap.references(memory.word(module + MODULE.dict))) yield to;
}
