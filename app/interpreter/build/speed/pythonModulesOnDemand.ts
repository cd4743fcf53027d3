import { FINALIZES, FINALIZING_BEGINS, finalizedOnDemand } from '../../cpython.ts';
import { PYTHON_MODULES_ON_DEMAND } from '../../start/pythonModules.ts';
import { type ForSpeed, type JavaScriptChange, projectFile } from '../change.ts';
import { StructureError } from '../structureError.ts';
import { withEdits } from './sourceEdits.ts';

const RESULT = /\b(API|u)\.(\w+)=/g;

/**
 * An interpreter that was restored from a snapshot runs Python to give its JavaScript Python's own modules. With this
 * change it does so when one of them is first used, by a program that goes through JavaScript: until then, its memory
 * is the snapshot's.
 */
export const pythonModulesOnDemand: JavaScriptChange & ForSpeed = {
  name: PYTHON_MODULES_ON_DEMAND,
  does: 'Python’s modules are handed to JavaScript when they are first used',
  file: projectFile(import.meta.url),
  gain: null,
  toJavaScript: finishedOnDemand,
};

function finishedOnDemand(source: string): string {
  const [whole, first, second] = FINALIZES.exec(source) ?? [];
  if (whole === undefined) throw new StructureError('Pyodide’s JavaScript does not end its start as it did');
  const results = [...`${first}${second}`.matchAll(RESULT)].map(([, of, name]) => `[${of},"${name}"]`);
  const restored = finalizedOnDemand(first!, second!, results);
  return withEdits(source, [{ what: whole, by: whole.replace(FINALIZING_BEGINS, restored) }]);
}
