export interface RunRequest {
  code: string;
  timeLimitSeconds: number;
  /** The module that the program's C was compiled to; its hooks are put in where it runs. */
  lab?: Uint8Array;
  /** What `input()` reads first. */
  inputLines: readonly string[];
  /** Whether names, refcounts and references are read at each line. */
  recordSteps?: boolean;
  /** Whether events are recorded; they are unless this is false. Thrown away, they are written and never read. */
  record?: boolean | 'thrown-away';
}
