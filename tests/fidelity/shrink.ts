import type { Batch } from './batch.ts';
import { smaller, withoutPieces } from './statements.ts';

/** Runs that a shrink may cost. */
const MOST_RUNS = 150;

/** A smaller batch that still goes wrong: first fewer programs, then fewer statements. */
export async function shrink(batch: Batch, fails: (batch: Batch) => Promise<boolean>): Promise<Batch> {
  let runs = 0;
  let smallest = batch;
  /** Whether a candidate was taken. The search goes on behind it: what was needed before mostly still is. */
  const reduce = async (candidatesOf: (batch: Batch) => Batch[]): Promise<boolean> => {
    const before = smallest;
    for (let at = 0, candidates = candidatesOf(smallest); at < candidates.length && runs < MOST_RUNS; ) {
      runs += 1;
      const candidate = candidates[at]!;
      if (await fails(candidate)) {
        smallest = candidate;
        candidates = candidatesOf(smallest);
      } else at += 1;
    }
    return smallest !== before;
  };
  while (await reduce(withFewerPrograms));
  while (await reduce(withSmallerBodies));
  return smallest;
}

function withFewerPrograms(batch: Batch): Batch[] {
  return withoutPieces(batch.programs, () => true)
    .filter((programs) => programs.length > 0)
    .map((programs) => ({ ...batch, programs }));
}

function withSmallerBodies(batch: Batch): Batch[] {
  return batch.programs.flatMap((program, index) =>
    smaller(program.body).map((body) => ({
      ...batch,
      programs: batch.programs.map((other, at) => (at === index ? { ...other, body } : other)),
    })),
  );
}
