import type { Batch } from './batch.ts';
import { smaller } from './statements.ts';

/** Runs that a shrink may cost. */
const MOST_RUNS = 150;

/** A smaller batch that still goes wrong: first fewer programs, then fewer statements. */
export async function shrink(batch: Batch, fails: (batch: Batch) => Promise<boolean>): Promise<Batch> {
  let runs = 0;
  let smallest = batch;
  /** Takes the first of the candidates that still fails. */
  const reduce = async (candidates: Batch[]): Promise<boolean> => {
    for (const candidate of candidates) {
      if (runs >= MOST_RUNS) return false;
      runs += 1;
      if (!(await fails(candidate))) continue;
      smallest = candidate;
      return true;
    }
    return false;
  };
  const alone = batch.programs.map((program) => ({ ...batch, programs: [program] }));
  if (!(await reduce(alone))) while (await reduce(withOneLess(smallest)));
  while (await reduce(withSmallerBodies(smallest)));
  return smallest;
}

function withOneLess(batch: Batch): Batch[] {
  if (batch.programs.length === 1) return [];
  return batch.programs.map((_, index) => ({
    ...batch,
    programs: batch.programs.filter((_, at) => at !== index),
  }));
}

function withSmallerBodies(batch: Batch): Batch[] {
  return batch.programs.flatMap((program, index) =>
    smaller(program.body).map((body) => ({
      ...batch,
      programs: batch.programs.map((other, at) => (at === index ? { ...other, body } : other)),
    })),
  );
}
