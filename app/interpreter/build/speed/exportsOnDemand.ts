import { JAVASCRIPT } from '../../cpython.ts';
import { type ForSpeed, type JavaScriptChange, projectFile } from '../change.ts';
import { type SourceEdit, withEdits } from './sourceEdits.ts';

const MERGE = 'mergeMain();';

const EDITS: readonly SourceEdit[] = [
  // Each export would get a global variable, and each function a place in the table of function pointers. CPython's own
  // are looked up right after this in any case, and what is asked for later (`dlsym`) is looked up then.
  { what: JAVASCRIPT.preparesExports, by: '' },
  // All exports would be copied to where symbols are looked up: that is done before the first lookup.
  {
    what: JAVASCRIPT.mergesExports,
    by: 'mergeMain=()=>{mergeMain=()=>{};mergeLibSymbols(origExports,"main")};',
  },
  { what: JAVASCRIPT.createsWasm, by: `var mergeMain;${JAVASCRIPT.createsWasm}` },
  // All exports would be copied because two dozen of them are functions of other types in the copy.
  {
    what: JAVASCRIPT.copiesExports,
    by: 'const exported=wasmExports;wasmExports=new Proxy({},{get:(own,name)=>own[name]??exported[name]});',
  },
  ...JAVASCRIPT.looksUpSymbols.map((what) => ({ what, by: `${what}${MERGE}` })),
];

/** At each start, 7,400 exports would be prepared for libraries that might be linked later. */
export const exportsOnDemand: JavaScriptChange & ForSpeed = {
  name: 'exports-on-demand',
  does: 'the exports of the WebAssembly module are prepared for linking when something is linked or looked up',
  file: projectFile(import.meta.url),
  gain: null,
  toJavaScript: (source) => withEdits(source, EDITS),
};
