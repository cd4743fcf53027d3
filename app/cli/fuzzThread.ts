import { parentPort, workerData } from 'node:worker_threads';
import { type FuzzResult, fuzzBatch, nothingFound } from '../interpreter/fidelity/fuzz.ts';

/** The thread that runs some batches: interpreters leave memory behind, which goes with their thread. */
export interface FuzzRequest {
  seed: number;
  /** Index and size of each batch. */
  batches: [number, number][];
}

const { seed, batches } = workerData as FuzzRequest;
const result: FuzzResult = nothingFound();
for (const [index, size] of batches) await fuzzBatch(result, seed, index, size);
parentPort!.postMessage(result);
