import { neededParts, withProperties } from './neededParts.ts';

/**
 * Pyodide's JavaScript is made for libraries that are linked later and may ask for any of the 7,400 functions and
 * variables that CPython exports, and for 1,100 functions of Emscripten's: all of WebGL, SDL and the like. What it does
 * for that at each start, and no program asks for, is left out or put off here. Nothing of this reaches Python, but that
 * ctypes finds none of these 1,100 by its name, and `pyodide_js._module`, which is nobody's interface, fewer helpers: the
 * wasm is the same, and so is what the JavaScript answers.
 */
export function leanLoader(source: string, wasm: Uint8Array): string {
  const edits = EDITS.reduce(edited, source);
  const lean = finishedLater(withoutUnusedExports(edits));
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm as BufferSource));
  const imported = new Set(imports.map(({ name }) => name));
  const own = withProperties(lean, 'wasmImports', (name) => imported.has(name));
  return compiledAtOnce(neededParts(own, 'Module'));
}

interface Edit {
  /** Stands once in Pyodide's JavaScript. */
  what: string;
  by: string;
}

const EDITS: readonly Edit[] = [
  // Each export gets a global variable, and each function a place in the table that function pointers point into. What
  // CPython itself asks for is looked up right after it in any case, and what is asked for later (`dlsym`) then.
  { what: 'updateGOT(origExports);', by: '' },
  // All exports are copied to where symbols are looked up in: not before somebody does.
  {
    what: 'mergeLibSymbols(wasmExports,"main");',
    by: 'mergeMain=()=>{mergeMain=()=>{};mergeLibSymbols(origExports,"main")};',
  },
  { what: 'async function createWasm(){', by: 'var mergeMain;async function createWasm(){' },
  // All exports are copied, for two dozen that stand in the copy as functions of other types.
  {
    what: 'wasmExports=Object.assign({},wasmExports);',
    by: 'const exported=wasmExports;wasmExports=new Proxy({},{get:(own,name)=>own[name]??exported[name]});',
  },
  // A function that has just been made is looked for among all 8,700 that function pointers point to.
  {
    what: 'return addFunction(trampolineInstance.exports.trampoline_call)',
    by: 'const place=getEmptyTableSlot();setWasmTableEntry(place,trampolineInstance.exports.trampoline_call);return place',
  },
  // These alone would keep SDL and WebGL, and windows to see them in.
  { what: 'registerPostMainLoop(()=>SDL.audio?.queueNewAudioData?.());', by: '' },
  { what: 'if(typeof Browser!="undefined")Browser.init();', by: '' },
  ...['Float', 'Int'].map((type) => ({
    what: `for(var i=0;i<=288;++i){miniTempWebGL${type}Buffers[i]=miniTempWebGL${type}BuffersStorage.subarray(0,i)}`,
    by: '',
  })),
  ...[
    'var resolveGlobalSymbol=(symName,direct=false)=>{',
    'var loadWebAssemblyModule=(binary,flags,libName,localScope,handle)=>{',
    'function __dlsym_js(handle,symbol,symbolIndex){',
  ].map((what) => ({ what, by: `${what}mergeMain();` })),
];

function edited(source: string, { what, by }: Edit): string {
  const parts = source.split(what);
  if (parts.length !== 2)
    throw new Error(`Pyodide’s JavaScript has ${parts.length - 1} places for “${what}”, not one.`);
  return parts.join(by);
}

const [ASSIGNS, NEXT] = ['function assignWasmExports(wasmExports){', '}var wasmImports={'];
const ASSIGNMENT = /^([\w$]+)=(?:Module\["[\w$]+"\]=)?wasmExports\["\w+"\](?:\.value>>>0)?$/;
const IDENTIFIER = /[\w$]+/g;

/** Answers for what stands nowhere else in the source: `Module._PyList_New` is there for whoever asks. */
const LATER = `Object.setPrototypeOf(Module,new Proxy(Object.prototype,{get(target,name,receiver){
  const found=typeof name=="string"&&name[0]=="_"?wasmExports[name.slice(1)]:undefined;
  return found===undefined?Reflect.get(target,name,receiver):found instanceof WebAssembly.Global?found.value>>>0:found;
}}));`;

/** Two fifths of that JavaScript name an export, a variable for it and a property for it; 130 of 4,900 are used. */
function withoutUnusedExports(source: string): string {
  const begins = source.indexOf(ASSIGNS);
  const ends = source.indexOf(NEXT, begins);
  if (begins === -1 || ends === -1)
    throw new Error('Pyodide’s JavaScript does not take over its exports as it did.');
  const assignments = source.slice(begins + ASSIGNS.length, ends).split(';');
  // Memory and table are taken over in a way of their own.
  const variables = assignments.map((assignment) => ASSIGNMENT.exec(assignment)?.[1]);
  const declared = source.lastIndexOf('var ', begins);
  const declaration = /^var ([\w$,]+);$/.exec(source.slice(declared, begins));
  if (declaration === null)
    throw new Error('Pyodide’s JavaScript declares the variables of its exports elsewhere.');
  const [before, after] = [source.slice(0, declared), source.slice(ends)];
  const named = new Set([before, after].flatMap((part) => part.match(IDENTIFIER) ?? []));
  const unused = new Set(variables.filter((variable) => variable !== undefined && !named.has(variable)));
  const kept = declaration[1]!.split(',').filter((variable) => !unused.has(variable));
  const assigned = assignments.filter((_, at) => !unused.has(variables[at]));
  return `${before}var ${kept.join(',')};${ASSIGNS}${assigned.join(';')};${LATER}${after}`;
}

/** The end of Pyodide's start: two parts are for functions of Pyodide's that JavaScript calls, the rest is needed. */
const FINALIZES =
  /API\.finalizeBootstrap=function\(t,e\)\{t&&Wr\(\);.*?(API\.runPythonInternal_dict=.*?API\.globals=Ro\(i,s\);).*?Hr\(d,t,e\).*?(API\.pyodide_py=.*?u\.globals=API\.globals),Yr\(\),u\}/;
const RESULT = /\b(API|u)\.(\w+)=/g;

/**
 * An interpreter that was restored from a snapshot runs Python to give its JavaScript Python's own modules. It does so
 * when one is first asked for, by a program that goes through JavaScript: until then, its memory is the snapshot's.
 */
function finishedLater(source: string): string {
  const [whole, first, second] = FINALIZES.exec(source) ?? [];
  if (whole === undefined) throw new Error('Pyodide’s JavaScript does not end its start as it did.');
  const results = [...`${first}${second}`.matchAll(RESULT)].map(([, of, name]) => `[${of},"${name}"]`);
  const restored = `if(t){
    Wr();
    let u=Mo(),late=[${results.join(',')}],finish=()=>{for(let[of,name]of late)delete of[name];${first}${second}};
    for(let[of,name]of late)Object.defineProperty(of,name,{configurable:true,enumerable:true,
      get(){finish();return of[name]},set(value){finish();of[name]=value}});
    Hr(API.config.jsglobals,t,e);
    Yr();
    return u;
  }`;
  return edited(source, { what: whole, by: whole.replace('t&&Wr();', restored) });
}

const [BEGINNING, ENDING] = ['async function _createPyodideModule(', 'export default _createPyodideModule;'];

/**
 * All of that JavaScript is the body of one function. Written in brackets, it is compiled when it is read; otherwise
 * engines first look through it for errors, and read it again when it is called a moment later.
 */
function compiledAtOnce(source: string): string {
  const text = source.trim();
  if (!text.startsWith(BEGINNING) || !text.endsWith(`}${ENDING}`))
    throw new Error('Pyodide’s JavaScript is not the one function that it was.');
  return `export default (${text.slice(0, -ENDING.length)});`;
}
