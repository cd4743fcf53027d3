/** The compiler's package and what of it is used. */
export const CLANG_PACKAGE = '@yowasp/clang';

/** Clang and LLD as one WebAssembly program, and three small modules that stand between it and its host. */
export const CLANG_MODULES = [
  'llvm.core.wasm',
  'llvm.core2.wasm',
  'llvm.core3.wasm',
  'llvm.core4.wasm',
] as const;

/** The large one. */
export const CLANG_CORE = 'llvm.core.wasm';

/** Clang's own headers that C needs, in the package's archive; the rest comes from header/include. */
export const CLANG_HEADERS =
  /^include\/((stdarg|stddef|stdint|limits|float|stdbool|stdalign|stdnoreturn|iso646)|__(stdarg|stddef|float)_\w+)\.h$/;

interface Edit {
  /** What it does, for the notice on the package. */
  does: string;
  /** Stands once in the package's JavaScript. */
  what: string | RegExp;
  by: string;
}

export const CLANG_EDITS: readonly Edit[] = [
  // It fetches its modules and an archive of 30 MB, of which 120 KB are needed, from where it lies itself.
  {
    does: 'takes its WebAssembly modules from the page instead of fetching them',
    what: /var modules = async \(fetch3\) => \(\{[^}]*\}\);/,
    by: 'let handed; var modules = async () => handed;',
  },
  {
    does: 'has no archive of headers: the page gives it those that C needs',
    what: /var filesystem = async \(fetch3\) => \(\{[^}]*\}\);/,
    by: 'var filesystem = async () => ({});',
  },
  { does: 'fetches nothing', what: /async function fetchCompile\(url\) \{.*?\n {2}\}/s, by: '' },
  {
    does: 'does not look for Node’s files',
    what: /if \(typeof process === "object"[^\n]*\n.*?\n\} else \{\n {2}fetch2 = globalThis\.fetch;\n\}/s,
    by: '',
  },
  {
    does: 'exports what it is given its modules by',
    what: '\nexport {\n',
    by: '\nexport const handOver = (modules2) => { handed = modules2; };\nexport {\n',
  },
];

/**
 * The package's JavaScript, changed so that it works from modules that are handed over: nothing in it fetches anything.
 * Throws where the package is another than the one that was looked at.
 */
export function clangSource(bundle: string): string {
  return CLANG_EDITS.reduce((source, { what, by }) => {
    if (source.split(what).length !== 2) throw new Error(`Clang’s JavaScript does not have once: ${what}`);
    return source.replace(what, () => by);
  }, bundle);
}
