import { JAVASCRIPT } from '../../cpython.ts';
import { type ForSpeed, type JavaScriptChange, projectFile } from '../change.ts';
import { withEdits } from './sourceEdits.ts';

/** A function that has just been made would be looked for among all 8,700 that function pointers point to. */
export const trampolineSlot: JavaScriptChange & ForSpeed = {
  name: 'trampoline-slot',
  does: 'the helper for C calls of unexpected arity is put into the function table without a search',
  file: projectFile(import.meta.url),
  gain: null,
  toJavaScript: (source) =>
    withEdits(source, [
      {
        what: JAVASCRIPT.addsTrampoline,
        by: 'const place=getEmptyTableSlot();setWasmTableEntry(place,trampolineInstance.exports.trampoline_call);return place',
      },
    ]),
};
