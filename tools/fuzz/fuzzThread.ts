import { parentPort, workerData } from 'node:worker_threads';
import type { Batch } from '../../tests/fidelity/batch.ts';
import { type FuzzResult, fuzzBatch, nothingFound } from '../../tests/fidelity/fuzz.ts';

/** The thread that runs some numbered batches: interpreters leave memory behind, which goes with their thread. */
export type FuzzRequest = [number, Batch][];

const result: FuzzResult = nothingFound();
for (const [index, batch] of workerData as FuzzRequest) await fuzzBatch(result, index, batch);
parentPort!.postMessage(result);
