/** What is wrong with a batch of records. */
export class Malformed extends Error {}

/** More than this is open at once in no run. */
export const MOST_OPEN = 100_000;

/** A code of an enumeration of the format. */
export function below(code: number, values: readonly unknown[]): number {
  if (code >= values.length) throw new Malformed('an unknown code');
  return code;
}
