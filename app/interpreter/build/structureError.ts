/** Something the build looked for in Pyodide's files and did not find: they are not the ones that were checked. */
export class StructureError extends Error {
  /** All that is missing, one sentence each. */
  readonly missing: readonly string[];

  constructor(...missing: string[]) {
    super(missing.join('; '));
    this.missing = missing;
  }
}
