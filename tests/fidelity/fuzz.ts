import { type Batch, checkBatch } from './batch.ts';
import { generateProgram } from './generate.ts';

/** Programs that share one interpreter: starting one costs more than a program. */
export const BATCH_SIZE = 20;

/** The batch with a number in a series: every fourth calls the C API. */
function batchOf(seed: number, index: number, size: number): Batch {
  const withCapi = index % 4 === 3;
  const programs = Array.from({ length: size }, (_, at) => {
    const number = index * BATCH_SIZE + at;
    return generateProgram(
      (Math.imul(seed, 0x9e3779b1) + Math.imul(number, 0x85ebca6b)) >>> 0,
      `program_${number}`,
      withCapi,
    );
  });
  return { withCapi, programs };
}

/** A series of programs, in numbered batches. */
export function batchesOf(seed: number, programs: number): [number, Batch][] {
  return Array.from({ length: Math.ceil(programs / BATCH_SIZE) }, (_, index) => [
    index,
    batchOf(seed, index, Math.min(BATCH_SIZE, programs - index * BATCH_SIZE)),
  ]);
}

/** A program that went wrong, or a batch that goes wrong only as a whole. */
export interface Finding {
  index: number;
  batch: Batch;
  problems: string[];
}

export interface FuzzResult {
  moments: number;
  counts: Map<string, number>;
  findings: Finding[];
}

export const nothingFound = (): FuzzResult => ({ moments: 0, counts: new Map(), findings: [] });

/** Runs one batch and adds what it gave. Where it goes wrong, each of its programs is run again in its own interpreter. */
export async function fuzzBatch(result: FuzzResult, index: number, batch: Batch): Promise<void> {
  const { problems, moments, counts } = await checkBatch(batch);
  result.moments += moments;
  for (const [kind, count] of counts) result.counts.set(kind, (result.counts.get(kind) ?? 0) + count);
  if (problems.length === 0) return;
  const alone: Finding[] = [];
  if (batch.programs.length > 1)
    for (const program of batch.programs) {
      const one = { ...batch, programs: [program] };
      const { problems } = await checkBatch(one);
      if (problems.length > 0) alone.push({ index, batch: one, problems });
    }
  result.findings.push(...(alone.length > 0 ? alone : [{ index, batch, problems }]));
}
