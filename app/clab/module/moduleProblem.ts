/** What stands between a compiled module and its use. */
export type ModuleProblem =
  | { kind: 'no-init' }
  | { kind: 'several-inits'; names: string[] }
  /** Functions or variables that nothing has. */
  | { kind: 'missing'; names: string[] };

const INIT = 'PyInit_';

/**
 * The name that Python imports a module by, or what is wrong with it. `isKnown` says whether the interpreter has a
 * function or variable of a name.
 */
export function checkModule(
  module: Uint8Array,
  isKnown: (name: string) => boolean,
): { kind: 'fits'; name: string } | ModuleProblem {
  const compiled = new WebAssembly.Module(module as BufferSource);
  const own = new Set(WebAssembly.Module.exports(compiled).map(({ name }) => name));
  const missing = WebAssembly.Module.imports(compiled)
    .filter(({ module: from, kind }) => kind === 'function' || from.startsWith('GOT.'))
    .map(({ name }) => name)
    .filter((name) => !own.has(name) && !isKnown(name));
  if (missing.length > 0) return { kind: 'missing', names: [...new Set(missing)] };
  const inits = [...own].filter((name) => name.startsWith(INIT));
  if (inits.length === 0) return { kind: 'no-init' };
  if (inits.length > 1) return { kind: 'several-inits', names: inits };
  return { kind: 'fits', name: inits[0]!.slice(INIT.length) };
}

export function moduleProblemText(problem: ModuleProblem): string {
  switch (problem.kind) {
    case 'no-init':
      return 'The C file has no function PyInit_NAME, by which Python imports a module called NAME.';
    case 'several-inits':
      return `The C file has ${problem.names.length} functions by which Python imports a module, ${problem.names.join(' and ')}: one is needed.`;
    case 'missing':
      return problem.names.length === 1
        ? `${problem.names[0]} is used and is nowhere: the C file does not define it, and this interpreter has no function of that name.`
        : `${problem.names.join(', ')} are used and are nowhere: the C file does not define them, and this interpreter has no functions of these names.`;
  }
}
