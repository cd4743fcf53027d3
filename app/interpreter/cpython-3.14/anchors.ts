/** What the build looks for in Pyodide's files besides the hooks' places, and how often it is there. */

/** Indirect calls in the eval loop with one operand or two, and a result. */
export const SLOT_CALLS = 12;
/** Checks for signals outside the eval loop. */
export const SIGNAL_CHECKS = 1;
/** Fewer targets than this, and the largest switch of the eval loop is not its dispatch. */
export const FEWEST_INSTRUCTIONS = 200;

/** Where libraries that are linked later get WebGL's functions from, by their names. */
export const WEBGL_BY_NAME = [
  'emscripten_webgl1_get_proc_address',
  '_webgl1_match_ext_proc_address_without_suffix',
  'emscripten_webgl2_get_proc_address',
  '_webgl2_match_ext_proc_address_without_suffix',
];

/** Pieces of Pyodide's JavaScript, each of which stands in it exactly once. */
export const JAVASCRIPT = {
  preparesExports: 'updateGOT(origExports);',
  mergesExports: 'mergeLibSymbols(wasmExports,"main");',
  createsWasm: 'async function createWasm(){',
  copiesExports: 'wasmExports=Object.assign({},wasmExports);',
  looksUpSymbols: [
    'var resolveGlobalSymbol=(symName,direct=false)=>{',
    'var loadWebAssemblyModule=(binary,flags,libName,localScope,handle)=>{',
    'function __dlsym_js(handle,symbol,symbolIndex){',
  ],
  addsTrampoline: 'return addFunction(trampolineInstance.exports.trampoline_call)',
  /** These alone would keep SDL and WebGL, and windows to show them in. */
  keepsGraphics: [
    'registerPostMainLoop(()=>SDL.audio?.queueNewAudioData?.());',
    'if(typeof Browser!="undefined")Browser.init();',
    ...['Float', 'Int'].map(
      (type) =>
        `for(var i=0;i<=288;++i){miniTempWebGL${type}Buffers[i]=miniTempWebGL${type}BuffersStorage.subarray(0,i)}`,
    ),
  ],
  assignsExports: 'function assignWasmExports(wasmExports){',
  afterAssigning: '}var wasmImports={',
  begins: 'async function _createPyodideModule(',
  ends: 'export default _createPyodideModule;',
} as const;

/** One assignment of an export; the first group is the variable. */
export const EXPORT_ASSIGNMENT = /^([\w$]+)=(?:Module\["[\w$]+"\]=)?wasmExports\["\w+"\](?:\.value>>>0)?$/;

/**
 * The end of Pyodide's start, by the minified names of this version. The two groups are for functions of Pyodide's that
 * JavaScript calls; what stands around them is needed at once.
 */
export const FINALIZES =
  /API\.finalizeBootstrap=function\(t,e\)\{t&&Wr\(\);.*?(API\.runPythonInternal_dict=.*?API\.globals=Ro\(i,s\);).*?Hr\(d,t,e\).*?(API\.pyodide_py=.*?u\.globals=API\.globals),Yr\(\),u\}/;
/** What a restored interpreter does instead: `first` and `second` are those groups, `results` what they give. */
export function finalizedOnDemand(first: string, second: string, results: readonly string[]): string {
  return `if(t){
    Wr();
    let u=Mo(),late=[${results.join(',')}],finish=()=>{for(let[of,name]of late)delete of[name];${first}${second}};
    for(let[of,name]of late)Object.defineProperty(of,name,{configurable:true,enumerable:true,
      get(){finish();return of[name]},set(value){finish();of[name]=value}});
    Hr(API.config.jsglobals,t,e);
    Yr();
    return u;
  }`;
}
/** Where `finalizedOnDemand` goes. */
export const FINALIZING_BEGINS = 't&&Wr();';
