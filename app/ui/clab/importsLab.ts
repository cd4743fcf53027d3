/**
 * Whether a program mentions the module of its C file behind an `import`. It may find other ways to import it, so that
 * this is good for a hint and nothing more.
 */
export function importsLab(code: string, cSource: string): boolean {
  const name = /\bPyInit_(\w+)\s*\(/.exec(cSource)?.[1];
  if (name === undefined) return true;
  return new RegExp(`\\b(?:import|from|import_module|__import__)\\b[^\\n]*\\b${name}\\b`).test(code);
}
