declare module 'virtual:compiler' {
  type FileDescription = import('virtual:interpreter').FileDescription;

  /** Clang's large module, and everything small around it. */
  export const files: Record<'core' | 'kit', FileDescription>;
  /** The code of the compiler's worker. */
  export const workerSource: string;
}
