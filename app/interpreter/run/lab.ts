import { withLineHooks } from '../../clab/module/lineHooks.ts';
import { checkModule, type ModuleProblem } from '../../clab/module/moduleProblem.ts';
import type { Interpreter } from '../start/boot.ts';
import { HOME } from '../start/loader.ts';

/** The name of the program's C file. */
export const C_FILE = 'lab.c';
/** What a module can call that is no export of the interpreter's, but JavaScript. */
const JAVASCRIPT = new Set(['__assert_fail', 'exit']);
/** Before the names of functions that record their calls: ../probe/lab.ts has them. */
const RECORDS_CALLS = 'lab_';

export type Installed = { kind: 'installed'; name: string } | ModuleProblem;

/**
 * Puts the module that the program's C was compiled to where Python imports it from, before the run: with hooks that
 * tell which of its lines runs, unless nothing is recorded.
 */
export function installLab(
  { exports, module, recorder }: Interpreter,
  compiled: Uint8Array,
  isRecorded: boolean,
): Installed {
  const renamed = (name: string) =>
    Object.hasOwn(exports, `${RECORDS_CALLS}${name}`) ? `${RECORDS_CALLS}${name}` : name;
  const checked = checkModule(
    compiled,
    (name) => Object.hasOwn(exports, renamed(name)) || JAVASCRIPT.has(name),
  );
  if (checked.kind !== 'fits') return checked;
  const { name } = checked;
  const hooked = withLineHooks(compiled, C_FILE, isRecorded ? recorder.labWords : null, renamed);
  recorder.takeLab({ ...hooked, name });
  module.FS.writeFile(`${HOME}/${name}.so`, hooked.module);
  return { kind: 'installed', name };
}
