declare module 'virtual:interpreter' {
  type Assets = typeof import('../interpreter/assets.ts');

  export interface FileDescription {
    /** Relative to the page. */
    path: string;
    bytes: number;
    brotliBytes: number;
    gzipBytes: number;
  }
  export const facts: import('../interpreter/assets.ts').SnapshotAssets['manifest'];
  export const files: Record<keyof Assets['ASSET_FILES'] | 'worker', FileDescription>;
}
