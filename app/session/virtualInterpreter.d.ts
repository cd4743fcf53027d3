declare module 'virtual:interpreter' {
  type Assets = typeof import('../interpreter/start/assets.ts');

  export interface FileDescription {
    /** Relative to the page. */
    path: string;
    /** The same, compressed by gzip, for hosts that compress nothing. */
    twin: string | null;
    bytes: number;
    brotliBytes: number;
    gzipBytes: number;
  }
  export const facts: import('../interpreter/start/assets.ts').SnapshotAssets['manifest'];
  export const files: Record<keyof Assets['ASSET_FILES'], FileDescription>;
  /** The code of a sandbox's worker. */
  export const workerSource: string;
}
