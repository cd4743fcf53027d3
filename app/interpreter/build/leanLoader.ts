/** Where Pyodide's JavaScript makes room for all that CPython exports. */
const LINKING_ALL = 'updateGOT(origExports);';

/**
 * Pyodide's JavaScript gives each of the 7,400 functions and variables that CPython exports a global variable, and each
 * function a place in the table that function pointers point into: libraries that are linked later could ask for them.
 * What CPython itself asks for is looked up right after it in any case, and what is asked
 * for later (`dlsym`) then.
 */
export function withoutLinkingAll(source: string): string {
  const parts = source.split(LINKING_ALL);
  if (parts.length !== 2)
    throw new Error(`Pyodide’s JavaScript has ${parts.length - 1} places for “${LINKING_ALL}”, not one.`);
  return parts.join('');
}

const [BEGINNING, ENDING] = ['async function _createPyodideModule(', 'export default _createPyodideModule;'];

/**
 * All of that JavaScript is the body of one function. Written in brackets, it is compiled when it is read; otherwise
 * engines first look through it for errors, and read it again when it is called a moment later.
 */
export function compiledAtOnce(source: string): string {
  const text = source.trim();
  if (!text.startsWith(BEGINNING) || !text.endsWith(`}${ENDING}`))
    throw new Error('Pyodide’s JavaScript is not the one function that it was.');
  return `export default (${text.slice(0, -ENDING.length)});`;
}
