import { JAVASCRIPT } from '../../cpython.ts';
import { type ForSpeed, type JavaScriptChange, projectFile } from '../change.ts';
import { StructureError } from '../structureError.ts';

const { begins: BEGINNING, ends: ENDING } = JAVASCRIPT;

/**
 * Pyodide's JavaScript is the body of one function. In brackets, it is compiled when it is read; otherwise engines first
 * look through it for errors, and read it again when it is called a moment later.
 */
export const compiledAtOnce: JavaScriptChange & ForSpeed = {
  name: 'compiled-at-once',
  does: 'its one function stands in brackets, so that engines compile it when they read it',
  file: projectFile(import.meta.url),
  gain: null,
  toJavaScript(source) {
    const text = source.trim();
    if (!text.startsWith(BEGINNING) || !text.endsWith(`}${ENDING}`))
      throw new StructureError('Pyodide’s JavaScript is not the one function that it was');
    return `export default (${text.slice(0, -ENDING.length)});`;
  },
};
