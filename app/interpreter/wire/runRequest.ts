export interface RunRequest {
  code: string;
  timeLimitSeconds: number;
  /** What `input()` reads first. */
  inputLines: readonly string[];
  /** Whether names, refcounts and references are read at each line. */
  recordSteps?: boolean;
  /** Whether events are recorded; they are unless this is false. Thrown away, they are written and never read. */
  record?: boolean | 'thrown-away';
}
