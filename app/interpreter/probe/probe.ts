// AssemblyScript. The hooks that the instrumented CPython calls while `recording` is 1. They read its memory and write
// records into the piece of it that was set aside for them; they write nothing else there, never allocate in it and never
// call back into Python.

import { write0, write1, write2, write3, write4, mayReplace, replaceLast, tick } from './buffer';
import { forgetCalls, forgetFollowedType } from './lab';

export { openBuffer, clockIs, size, reset } from './buffer';
export {
  lab_PyWeakref_Check, lab_PyWeakref_CheckRef, lab_PyWeakref_CheckProxy, lab_PyWeakref_NewRef,
  lab_PyWeakref_NewProxy, lab_PyWeakref_GetRef, lab_PyWeakref_GetObject, lab_PyWeakref_GET_OBJECT,
  lab_PyWeakref_IsDead, lab_PyObject_ClearWeakRefs, lab_PyUnstable_Object_ClearWeakRefsNoCallbacks,
  lab__PyObject_New, lab__PyObject_NewVar, lab__PyObject_GC_New, lab__PyObject_GC_NewVar, lab_PyModule_Create2,
  lab_PyModuleDef_Init,
} from './lab';

// @ts-ignore: decorator
@external("types", "get")
declare function typeClass(type: usize): i32;
// @ts-ignore: decorator
@external("types", "set")
declare function setTypeClass(type: usize, value: i32): void;
// @ts-ignore: decorator
@external("types", "remove")
declare function forgetType(type: usize): void;
// @ts-ignore: decorator
@external("watched", "get")
declare function findWatched(object: usize): i32;
// @ts-ignore: decorator
@external("watched", "set")
declare function setWatched(object: usize, value: i32): void;
// @ts-ignore: decorator
@external("watched", "remove")
declare function removeWatched(object: usize): void;
/** The text number of a type's name, and in the lowest bit whether the snippet defined it. Asked once a type. */
// @ts-ignore: decorator
@external("host", "describeType")
declare function describeType(type: usize): i32;
/** Numbers of code objects, which records name them by. */
// @ts-ignore: decorator
@external("codes", "get")
declare function knownCode(code: usize): i32;
// @ts-ignore: decorator
@external("codes", "set")
declare function rememberCode(code: usize, number: i32): void;
// @ts-ignore: decorator
@external("codes", "remove")
declare function forgetCode(code: usize): void;
/** Gives a code object its number. */
// @ts-ignore: decorator
@external("host", "describeCode")
declare function describeCode(code: usize): i32;
/** The text number of a callback's name. */
// @ts-ignore: decorator
@external("host", "callbackName")
declare function callbackName(callback: usize): usize;
/** The text number of a function's qualified name. */
// @ts-ignore: decorator
@external("host", "functionName")
declare function functionName(function_: usize): usize;
/** Text numbers of the pending exception, and of its message alone. */
// @ts-ignore: decorator
@external("host", "pendingError")
declare function pendingError(): usize;
// @ts-ignore: decorator
@external("host", "pendingMessage")
declare function pendingMessage(): usize;
/** Where the line table of a code object begins, by its address. */
// @ts-ignore: decorator
@external("tables", "get")
declare function knownTable(code: usize): i32;
// @ts-ignore: decorator
@external("tables", "set")
declare function rememberTable(code: usize, table: i32): void;
// @ts-ignore: decorator
@external("tables", "remove")
declare function forgetTable(code: usize): void;
// @ts-ignore: decorator
@external("lines", "at")
declare function lineAt(table: usize, unit: usize): u32;
// @ts-ignore: decorator
@external("lines", "quietAfter")
declare function quietAfter(table: usize, unit: usize): u32;
/** Writes the line table of a code object and gives its place. */
// @ts-ignore: decorator
@external("host", "lineTable")
declare function makeTable(code: usize): i32;
/** A line of the snippet is about to be executed in a frame. */
// @ts-ignore: decorator
@external("host", "step")
declare function step(frame: usize, line: usize): void;
/** Where a static builtin type keeps its weakref list: in the interpreter's state. */
// @ts-ignore: decorator
@external("host", "staticTypeList")
declare function staticTypeList(type: usize): usize;

// Records: the numbers of ../records.ts.
const BORN = 1, SEEN = 2, LISTED = 3, DYING = 4, DEALLOCATED = 5, RESURRECTED = 6;
const FINALIZER_STARTED = 7, FINALIZER_FINISHED = 8;
const REF_CREATED = 9, REF_REUSED = 10, REF_REFUSED = 11, REF_CLEARED = 12, REF_DEAD = 13;
const CALLBACK_STARTED = 14, CALLBACK_FINISHED = 15, CALLBACK_SILENCED = 16;
const DEREF = 17, GC_STARTED = 18, GC_FINISHED = 19, PLACE = 22, PLACE_AGAIN = 24, DIED = 25, DEREF_DEAD = 26, NAMED = 27;
const C_SITE = 28;
/** In a head: the address stands where the number would be, which is that of the kind's last record. */
const SAME: i32 = 0x80;
/** Bits that an address does not have where it fits there. */
const UNFIT: usize = 0xf8000007;
// States of a watched object: a referent that is no instance of the snippet's.
// UNMET_DYING: nobody has met it, but its `__del__` may still make a weakref to it.
const WATCHED = 0, WATCHED_DYING = 1, UNMET_DYING = 2;
// Indices in the enumerations of the trace format.
const BY_REFCOUNT = 0, BY_GC = 1, BY_API = 2;
/** Added to the cause where a task dies that is not done. */
const PENDING = 2;
const REF_DIED_FIRST = 0, REF_IN_TRASH = 1, CLEARED_WITHOUT_CALLBACKS = 2;
const VIA_CALL = 0, VIA_PROXY = 1, VIA_HASH = 2, VIA_REPR = 3, VIA_EQ = 4;
const VIA_GETREF = 5, VIA_GETOBJECT = 6, VIA_ISDEAD = 8;

// Indices in ROLES.
const ROLE_REF: usize = 1, ROLE_PROXY: usize = 2, ROLE_CALLABLE_PROXY: usize = 3;

// Memory layout of CPython 3.14 on wasm32.
const OB_TYPE: usize = 4, VAR_SIZE: usize = 8;
const TP_BASICSIZE: usize = 16, TP_FLAGS: usize = 84, TP_WEAKLISTOFFSET: usize = 104, TP_BASE: usize = 128;
const TP_FINALIZE: usize = 196;
const WR_OBJECT: usize = 8, WR_CALLBACK: usize = 12, WR_HASH: usize = 16, WR_NEXT: usize = 24;
const GC_PREV: usize = 4;
const FUNC_QUALNAME: usize = 20, METHOD_FUNCTION: usize = 8, STR_HASH: usize = 12;
const PREV_FINALIZED = 1, PREV_COLLECTING = 2;
const FLAG_STATIC_BUILTIN = 1 << 1, FLAG_HEAPTYPE = 1 << 9, FLAG_HAVE_GC = 1 << 14, FLAG_TYPE_SUBCLASS = 1 << 31;

// What the host tells before recording starts.
let currentFrame: usize = 0, frameExecutable: usize = 0, framePrevious: usize = 0, frameInstruction: usize = 0;
let codeFilename: usize = 0, codeInstructions: usize = 0;
let codeType: usize = 0, refType: usize = 0, proxyType: usize = 0, callableProxyType: usize = 0, none: usize = 0;
let importFilename: usize = 0;
let gcCollecting: usize = 0, gcStats: usize = 0;
/** No str's address, and nothing that is found where an object that is no code has no filename. */
const NO_FILENAME: usize = 1;
let snippetFilename: usize = NO_FILENAME;
let functionType: usize = 0, methodType: usize = 0, builtinType: usize = 0;
/** asyncio's type of tasks, 0 while no task was met, and where in one its state stands: 0 for pending. */
let taskType: usize = 0, taskState: usize = 0;

/** The place that was written last. */
let placeCode: usize = 0, placeInstruction: usize = 0, placeLibrary: usize = 0;
/**
 * Places that were written, by slot: three words each, the first one a code object's address + 1. What is written over
 * had the same slot by chance.
 */
let places: usize = 0;
const PLACES: usize = 256, PLACE_BYTES: usize = 12;
/** The number that each kind's last record had; behind 32 of them, the type of the last weakref that was created. */
let numbers: usize = 0;
const NUMBERS_BYTES: usize = 256, REF_TYPE_AT: usize = 128;
/**
 * What the program's own C writes while it runs: the number of its line, 0 for none, and the Python frame that called it.
 * Python that it calls has other frames: there, no line of C runs.
 */
let labWords: usize = 0;
const LAB_SITE: usize = 0, LAB_FRAME: usize = 4, LAB_WORDS_BYTES: usize = 16;
/** The line of C that was written last. */
let placeSite: usize = 0;
/** The data of the program's own C: its static types are there. */
export let labFrom: usize = 0, labBytes: usize = 0;
/** Its functions' places in the table that function pointers point into. */
let labTableFrom: usize = 0, labTableCount: usize = 0;
/** The callback that was named last, what its name was read from, and the text number of the name. */
let namedCallback: usize = 0, namedString: usize = 0, namedHash: i32 = 0, namedText: usize = 0;
const NO_PLACE: usize = 1;
/** The reference to its code that a frame has of which it is known that this is its place. */
let placeExecutable: usize = 0;
const NO_EXECUTABLE: usize = 0xffffffff;
/** What was asked of two types last: mostly a class and its weakrefs' type by turns. */
let lastType: usize = 0, lastKnown: i32 = 0, otherType: usize = 0, otherKnown: i32 = 0;
/** The same of two code objects, and their numbers. */
let lastCode: usize = 0, lastNumber: i32 = 0, otherCode: usize = 0, otherNumber: i32 = 0;
/** Where it is counted how many objects are watched, a byte for some bits of their addresses; one that is full stays so. */
let filter: usize = 0;
const FILTER_BYTES: usize = 4096;
const FULL = 255;

export let recording: i32 = 0;
/**
 * Whether evaluation goes through the copy of the eval loop that calls `instruction`. It does from the beginning, and
 * after a run with steps: an engine that compiles what is called for the first time needs 20 ms for such a loop.
 */
export let stepping: i32 = 1;
/** Lines that were not told as steps, because the host keeps no more. */
export let stepsDropped: i32 = 0;
let dropping: i32 = 0;
/** Instructions that need not be told, in one frame: behind the one that was told last, they begin no line. */
export let quietFrame: usize = 0, quietFrom: usize = 0, quietBytes: usize = 0;
/** Inside the part of a collection in which it takes cycles apart. */
let takingApart: i32 = 0;

export function configureFrames(
  currentFrame_: usize, executable: usize, previous: usize, instruction: usize, filename: usize,
  instructions: usize,
): void {
  currentFrame = currentFrame_;
  frameExecutable = executable;
  framePrevious = previous;
  frameInstruction = instruction;
  codeFilename = filename;
  codeInstructions = instructions;
}

export function configureTypes(
  code: usize, ref: usize, proxy: usize, callableProxy: usize, none_: usize, function_: usize, method: usize,
  builtin: usize,
): void {
  functionType = function_;
  methodType = method;
  builtinType = builtin;
  codeType = code;
  refType = ref;
  proxyType = proxy;
  callableProxyType = callableProxy;
  none = none_;
}

export function configureCollector(collecting: usize, stats: usize): void {
  gcCollecting = collecting;
  gcStats = stats;
}

/** The host met asyncio's type of tasks. */
export function taskTypeIs(type: usize, state: usize): void {
  taskType = type;
  taskState = state;
}

/** `notes` is a piece of memory for what is kept between records: as long as ../recorder.ts says. */
export function start(snippet: usize, importSystem: usize, steps: i32, notes: usize): void {
  stepping = steps;
  stepsDropped = 0;
  dropping = 0;
  stepCode = 0;
  quietFrame = 0;
  snippetFilename = snippet;
  importFilename = importSystem;
  takingApart = 0;
  placeCode = NO_PLACE;
  placeExecutable = NO_EXECUTABLE;
  namedCallback = 0;
  taskType = 0;
  lastType = 0;
  otherType = 0;
  lastCode = 0;
  otherCode = 0;
  filter = notes;
  numbers = filter + FILTER_BYTES;
  places = numbers + NUMBERS_BYTES;
  labWords = places + PLACES * PLACE_BYTES;
  memory.fill(notes, 0, FILTER_BYTES + NUMBERS_BYTES + PLACES * PLACE_BYTES + LAB_WORDS_BYTES);
  placeSite = 0;
  labFrom = 0;
  labBytes = 0;
  labTableCount = 0;
  forgetCalls(none);
  recording = 1;
}

export function stop(): void {
  recording = 0;
  snippetFilename = NO_FILENAME;
  stepCode = 0;
  quietFrame = 0;
}

/** A record of the host's own, at the place where the interpreter is. */
export function mark(kind: i32, a: usize, b: usize): void {
  record2(kind, a, b);
}

/** A record of the host's own about one object. */
export function markOne(kind: i32, number: i32, object: usize): void {
  record(kind, number, object);
}

// @ts-ignore: decorator
@inline
function isLast(kind: i32, number: i32): bool {
  return load<i32>(numbers + (kind << 2)) == number;
}

/** About one object: one word, mostly. */
// @ts-ignore: decorator
@inline
function record(kind: i32, number: i32, object: usize): void {
  findPlace();
  if (isLast(kind, number) && (object & UNFIT) == 0) return write0(kind | SAME | object << 5);
  store<i32>(numbers + (kind << 2), number);
  write1(kind | number << 8, object);
}

function recordCreated(callback: i32, ref: usize, referent: usize, type: usize): void {
  findPlace();
  const lastType = numbers + REF_TYPE_AT;
  if (isLast(REF_CREATED, callback) && load<usize>(lastType) == type && (ref & UNFIT) == 0)
    return write1(REF_CREATED | SAME | ref << 5, referent);
  store<i32>(numbers + (REF_CREATED << 2), callback);
  store<usize>(lastType, type);
  write3(REF_CREATED | callback << 8, ref, referent, type);
}

function recordReused(entryPoint: i32, ref: usize, referent: usize): void {
  findPlace();
  if (isLast(REF_REUSED, entryPoint) && (ref & UNFIT) == 0) return write1(REF_REUSED | SAME | ref << 5, referent);
  store<i32>(numbers + (REF_REUSED << 2), entryPoint);
  write2(REF_REUSED | entryPoint << 8, ref, referent);
}

// @ts-ignore: decorator
@inline
function record2(head: i32, a: usize, b: usize): void {
  findPlace();
  write2(head, a, b);
}

// @ts-ignore: decorator
@inline
function record3(head: i32, a: usize, b: usize, c: usize): void {
  findPlace();
  write3(head, a, b, c);
}

/** Records of calls from C, by their words. */
export function record1Word(head: i32): void {
  findPlace();
  write0(head);
}

export function record2Words(head: i32, a: usize, b: usize): void {
  record2(head, a, b);
}

export function record4Words(head: i32, a: usize, b: usize, c: usize, d: usize): void {
  findPlace();
  write4(head, a, b, c, d);
}

/** Writes where the interpreter is, where that is not where the last record was. */
// @ts-ignore: decorator
@inline
function findPlace(): void {
  const frame = load<usize>(currentFrame);
  if ((load<usize>(labWords + LAB_SITE) | placeSite) != 0) findSite(frame);
  if (load<usize>(frame + frameExecutable) != placeExecutable) return findPlaceFrom(frame);
  const instruction = load<usize>(frame + frameInstruction);
  if (instruction != placeInstruction) writePlace(placeCode, instruction, 0);
}

/** Writes which line of the program's C runs, where that is not the one of the last record. */
function findSite(frame: usize): void {
  const site: usize = load<usize>(labWords + LAB_FRAME) == frame ? load<usize>(labWords + LAB_SITE) : 0;
  if (site == placeSite) return;
  placeSite = site;
  write0(C_SITE | <i32>site << 8);
}

function findPlaceFrom(innermost: usize): void {
  let frame = innermost;
  let library: usize = 0;
  let importing: usize = 0;
  while (frame != 0) {
    // A stack reference: its two lowest bits are tags.
    const code = load<usize>(frame + frameExecutable) & ~3;
    if (code != 0 && load<usize>(code + OB_TYPE) == codeType) {
      const filename = load<usize>(code + codeFilename);
      if (filename == snippetFilename) {
        const instruction = load<usize>(frame + frameInstruction);
        if (code != placeCode || instruction != placeInstruction || (library | importing) != placeLibrary)
          writePlace(code, instruction, library | importing);
        placeExecutable = library == 0 ? load<usize>(frame + frameExecutable) : NO_EXECUTABLE;
        return;
      }
      if (library == 0) library = code;
      if (filename == importFilename) importing = 1;
    }
    frame = load<usize>(frame + framePrevious);
  }
  placeExecutable = NO_EXECUTABLE;
  if (placeCode != 0 || (library | importing) != placeLibrary) writePlace(0, 0, library | importing);
}

function writePlace(code: usize, instruction: usize, library: usize): void {
  placeCode = code;
  placeInstruction = instruction;
  placeLibrary = library;
  const slot = (instruction >> 1) + library * 5 & (PLACES - 1);
  const place = places + slot * PLACE_BYTES;
  if (load<usize>(place) == code + 1 && load<usize>(place, 4) == instruction && load<usize>(place, 8) == library)
    return write0(PLACE_AGAIN | slot << 8);
  store<usize>(place, code + 1);
  store<usize>(place, instruction, 4);
  store<usize>(place, library, 8);
  const libraryNumber = codeNumber(library & ~1) << 1 | <i32>(library & 1);
  const unit: usize = code == 0 ? 0 : (instruction - code - codeInstructions) >> 1;
  write3(PLACE | slot << 8, libraryNumber, codeNumber(code), unit);
}

/** A code object dies: another one may come to lie where it lay. */
function forgetPlaces(code: usize): void {
  if (knownCode(code) < 0) return;
  forgetCode(code);
  if (lastCode == code) lastCode = 0;
  if (otherCode == code) otherCode = 0;
  placeCode = NO_PLACE;
  placeExecutable = NO_EXECUTABLE;
  memory.fill(places, 0, PLACES * PLACE_BYTES);
}

function codeNumber(code: usize): i32 {
  if (code == 0) return 0;
  if (code == lastCode) return lastNumber;
  if (code == otherCode) return otherNumber;
  let number = knownCode(code);
  if (number < 0) {
    number = describeCode(code);
    rememberCode(code, number);
  }
  otherCode = lastCode;
  otherNumber = lastNumber;
  lastCode = code;
  lastNumber = number;
  return number;
}

// @ts-ignore: decorator
@inline
function typeOf(object: usize): usize {
  return load<usize>(object + OB_TYPE);
}

// @ts-ignore: decorator
@inline
export function isRef(object: usize): bool {
  let type = typeOf(object);
  while (type != 0) {
    if (type == refType) return true;
    type = load<usize>(type + TP_BASE);
  }
  return false;
}

// @ts-ignore: decorator
@inline
export function isProxy(object: usize): bool {
  const type = typeOf(object);
  return type == proxyType || type == callableProxyType;
}

/** What `_PyWeakref_GET_REF` would find: a referent whose refcount is still above zero. */
// @ts-ignore: decorator
@inline
export function isDead(ref: usize): usize {
  const referent = load<usize>(ref + WR_OBJECT);
  return referent == none || load<i32>(referent) <= 0 ? 1 : 0;
}

/** The address of the head of an object's weakref list. */
function listHead(object: usize): usize {
  const type = typeOf(object);
  if (load<i32>(type + TP_FLAGS) < 0 && (load<i32>(object + TP_FLAGS) & FLAG_STATIC_BUILTIN) != 0)
    return staticTypeList(object);
  return object + load<i32>(type + TP_WEAKLISTOFFSET);
}

// ---------------------------------------------------------------- objects

/** What is known of a type: the text number of its name, and in the lowest bit whether the snippet defined it. */
function knownType(type: usize): i32 {
  if (type == lastType) return lastKnown;
  if (type == otherType) return otherKnown;
  let known = typeClass(type);
  if (known < 0) {
    known = describeType(type);
    setTypeClass(type, known);
  }
  otherType = lastType;
  otherKnown = lastKnown;
  lastType = type;
  lastKnown = known;
  return known;
}

// @ts-ignore: decorator
@inline
export function isSnippets(type: usize): bool {
  return (knownType(type) & 1) != 0;
}

// @ts-ignore: decorator
@inline
export function typeText(type: usize): i32 {
  return knownType(type) >> 1;
}

// @ts-ignore: decorator
@inline
function watchedLike(object: usize): usize {
  return filter + (object >> 3 & (FILTER_BYTES - 1));
}

// @ts-ignore: decorator
@inline
function watchedValue(object: usize): i32 {
  return load<u8>(watchedLike(object)) == 0 ? -1 : findWatched(object);
}

function watch(object: usize, value: i32): void {
  const count = watchedLike(object);
  if (watchedValue(object) < 0 && load<u8>(count) != FULL) store<u8>(count, load<u8>(count) + 1);
  setWatched(object, value);
}

/** Of an object that is watched. */
function unwatch(object: usize): void {
  const count = watchedLike(object);
  if (load<u8>(count) != FULL) store<u8>(count, load<u8>(count) - 1);
  removeWatched(object);
}

/** An instance of a heap type was allocated. */
export function born(type: usize, object: usize): void {
  if (object == 0) return;
  const known = knownType(type);
  if ((known & 1) != 0) record(BORN, known >> 1, object);
}

/** The program's C made an object by itself. */
export function bornInC(type: usize, object: usize): void {
  if (recording) born(type, object);
}

/** The module of the program's C is loaded: its data has this place in memory. */
export function labIs(from: usize, bytes: usize, tableFrom: usize, tableCount: usize): void {
  labFrom = from;
  labBytes = bytes;
  labTableFrom = tableFrom;
  labTableCount = tableCount;
}

/** Whether an object's finalizer is a function of the program's own C. */
// @ts-ignore: decorator
@inline
function hasFinalizerInC(object: usize): bool {
  return load<usize>(typeOf(object) + TP_FINALIZE) - labTableFrom < labTableCount;
}

// @ts-ignore: decorator
@inline
function isLabs(type: usize): bool {
  return type - labFrom < labBytes;
}

/** Whether the log has met an object that is neither a weakref nor the snippet's. */
export function isWatched(object: usize): bool {
  return watchedValue(object) >= 0;
}

/** Before a deallocator runs. Gives 1 if `deallocated` is to be called after it. */
export function dying(object: usize): i32 {
  const type = typeOf(object);
  const flags = load<i32>(type + TP_FLAGS);
  let tracked: bool = ((flags & FLAG_HEAPTYPE) != 0 || isLabs(type)) && isSnippets(type);
  // One that had, or once had, another class.
  if (tracked && watchedValue(object) >= 0) watch(object, WATCHED_DYING);
  if (!tracked) {
    tracked = watchedValue(object) >= 0;
    if (tracked) watch(object, WATCHED_DYING);
    else if ((flags & FLAG_HEAPTYPE) != 0 && load<usize>(type + TP_FINALIZE) != 0 && !isRef(object)) {
      tracked = true;
      watch(object, UNMET_DYING);
    }
  }
  if (tracked) {
    const byCollector = takingApart != 0 && (flags & FLAG_HAVE_GC) != 0 && (load<usize>(object - GC_PREV) & PREV_COLLECTING) != 0;
    const cause = byCollector ? BY_GC : BY_REFCOUNT;
    record(DYING, taskType != 0 && isPendingTask(object) ? cause + PENDING : cause, object);
    mayReplace();
  }
  if (flags < 0) {
    forgetType(object);
    forgetFollowedType(object);
    if (lastType == object) lastType = 0;
    if (otherType == object) otherType = 0;
  }
  else if (type == codeType) {
    forgetPlaces(object);
    forgetTable(object);
    if (stepCode == object) stepCode = 0;
    quietFrame = 0;
  }
  return tracked ? 1 : 0;
}

function isPendingTask(object: usize): bool {
  let type = typeOf(object);
  while (type != 0 && type != taskType) type = load<usize>(type + TP_BASE);
  return type != 0 && load<i32>(object + taskState) == 0;
}

export function deallocated(object: usize): void {
  if (watchedValue(object) > WATCHED) unwatch(object);
  // Most objects die with nothing between.
  if ((object & UNFIT) == 0 && replaceLast(DYING | SAME | object << 5, DIED | SAME | object << 5)) return;
  record(DEALLOCATED, 0, object);
}

/** Before `PyObject_CallFinalizerFromDealloc`: it calls no finalizer twice. */
export function finalizerBeforeDealloc(object: usize): void {
  if (!hasFinalizerInC(object)) return;
  const hasGc = (load<i32>(typeOf(object) + TP_FLAGS) & FLAG_HAVE_GC) != 0;
  if (!hasGc || (load<usize>(object - GC_PREV) & PREV_FINALIZED) == 0) record(FINALIZER_STARTED, 0, object);
}

/** `PyObject_CallFinalizerFromDealloc` returned: -1 where the object was resurrected. */
export function finalizerFromDealloc(object: usize, result: i32): void {
  // Whoever reads this knows whether it had started.
  if (hasFinalizerInC(object)) record(FINALIZER_FINISHED, 0, object);
  if (result >= 0) return;
  const known = watchedValue(object);
  if (known == UNMET_DYING) unwatch(object);
  else if (known >= 0) watch(object, WATCHED);
  record(RESURRECTED, 0, object);
}

export function finalizerStarted(object: usize): void {
  record(FINALIZER_STARTED, 0, object);
}

export function finalizerFinished(object: usize): void {
  record(FINALIZER_FINISHED, 0, object);
}

// ---------------------------------------------------------------- weakrefs

/** The text number of the name of a weakref's callback; 0 for none. */
function callbackText(ref: usize): i32 {
  let callback = load<usize>(ref + WR_CALLBACK);
  if (callback == 0) return 0;
  let type = typeOf(callback);
  if (type == methodType) {
    callback = load<usize>(callback + METHOD_FUNCTION);
    type = typeOf(callback);
  }
  if (type == methodType || type == builtinType) return <i32>callbackName(callback);
  // A class goes by its own name, any other object by its type's.
  if (type != functionType) return typeText(load<i32>(type + TP_FLAGS) < 0 ? callback : type);
  // Most weakrefs share their callback with the last one: the same function whose name is the same string.
  const string = load<usize>(callback + FUNC_QUALNAME);
  const hash = load<i32>(string + STR_HASH);
  if (callback == namedCallback && string == namedString && hash == namedHash && hash != -1)
    return <i32>namedText;
  namedCallback = callback;
  namedString = string;
  namedHash = hash;
  namedText = callbackName(callback);
  return <i32>namedText;
}

/** A weakref's type in one word: text, role, and room for the entry point. */
function typeWord(ref: usize): usize {
  const type = typeOf(ref);
  const role = type == proxyType ? ROLE_PROXY : type == callableProxyType ? ROLE_CALLABLE_PROXY : ROLE_REF;
  return typeText(type) << 4 | role << 2;
}

/** First meeting with a referent that is no instance of the snippet's: with the weakrefs it has already. */
function meet(object: usize, except: usize): void {
  const type = typeOf(object);
  if (isSnippets(type)) return;
  const known = watchedValue(object);
  if (known == WATCHED || known == WATCHED_DYING) return;
  watch(object, known == UNMET_DYING ? WATCHED_DYING : WATCHED);
  record(SEEN, typeText(type), object);
  if (type == functionType || type == methodType || type == builtinType)
    record(NAMED, <i32>functionName(object), object);
  if (load<i32>(type + TP_WEAKLISTOFFSET) == 0) return;
  let ref = load<usize>(listHead(object));
  while (ref != 0) {
    if (ref != except) record3(LISTED | callbackText(ref) << 8, ref, object, typeWord(ref));
    ref = load<usize>(ref + WR_NEXT);
  }
}

/** Before an object's class is set: it is followed on, whatever its class is next. */
export function classChanging(object: usize, type: usize): void {
  if (type == 0 || load<i32>(typeOf(type) + TP_FLAGS) >= 0) return;
  const old = typeOf(object);
  if (isSnippets(old)) {
    if (watchedValue(object) < 0) watch(object, WATCHED);
  } else if ((load<i32>(old + TP_FLAGS) & FLAG_HEAPTYPE) != 0 || load<i32>(old + TP_WEAKLISTOFFSET) != 0) {
    // No other object can be given a class of the snippet's, and none whose death is told.
    if (isSnippets(type)) meet(object, 0);
  }
}

/** `get_or_create_weakref` returned: through one of three entry points (index in entry points). */
export function weakrefAsked(referent: usize, ref: usize, entryPoint: usize): void {
  if (ref == 0) {
    if (load<i32>(typeOf(referent) + TP_WEAKLISTOFFSET) == 0)
      record2(REF_REFUSED | entryPoint << 8, typeText(typeOf(referent)), pendingMessage());
    return;
  }
  const isNew = load<i32>(ref) == 1;
  meet(referent, isNew ? ref : 0);
  if (isNew) recordCreated(callbackText(ref), ref, referent, typeWord(ref) | entryPoint);
  else recordReused(entryPoint, ref, referent);
}

/** Before `PyObject_ClearWeakRefs`: it clears the list from its head. */
export function clearing(object: usize): void {
  if (object == 0) return;
  if (load<i32>(typeOf(object) + TP_WEAKLISTOFFSET) == 0 || load<i32>(object) != 0) return;
  let ref = load<usize>(listHead(object));
  while (ref != 0) {
    record(REF_CLEARED, BY_REFCOUNT, ref);
    // A weakref that waits for its own deallocation: CPython drops its callback.
    if (load<i32>(ref) <= 0 && load<usize>(ref + WR_CALLBACK) != 0) record(CALLBACK_SILENCED, REF_DIED_FIRST, ref);
    ref = load<usize>(ref + WR_NEXT);
  }
}

/** Before `PyUnstable_Object_ClearWeakRefsNoCallbacks`. */
export function clearingSilently(object: usize): void {
  if (load<i32>(typeOf(object) + TP_WEAKLISTOFFSET) == 0) return;
  let ref = load<usize>(listHead(object));
  while (ref != 0) {
    record(REF_CLEARED, BY_API, ref);
    if (load<usize>(ref + WR_CALLBACK) != 0) record(CALLBACK_SILENCED, CLEARED_WITHOUT_CALLBACKS, ref);
    ref = load<usize>(ref + WR_NEXT);
  }
}

/** Before the collector clears a weakref, by `_PyWeakref_ClearRef` or by the weakref type's tp_clear. */
export function clearingByCollector(ref: usize): void {
  const referent = load<usize>(ref + WR_OBJECT);
  if (referent == none) return;
  record(REF_CLEARED, BY_GC, ref);
  if (load<usize>(ref + WR_CALLBACK) != 0 && (load<usize>(ref - GC_PREV) & PREV_COLLECTING) != 0)
    record(CALLBACK_SILENCED, REF_IN_TRASH, ref);
}

/** A weakref's own deallocator begins. */
export function weakrefDying(ref: usize): void {
  record(REF_DEAD, 0, ref);
}

export function callbackStarted(ref: usize): void {
  record(CALLBACK_STARTED, 0, ref);
}

export function callbackFinished(ref: usize, result: usize): void {
  record(CALLBACK_FINISHED, result == 0 ? <i32>pendingError() : 0, ref);
}

// ---------------------------------------------------------------- looking through

// @ts-ignore: decorator
@inline
function looked(ref: usize, entryPoint: i32): void {
  record(isDead(ref) ? DEREF_DEAD : DEREF, entryPoint, ref);
}

/** A look that no function of CPython's makes. */
export function lookedFromC(ref: usize, entryPoint: i32): void {
  looked(ref, entryPoint);
}

/** Before a weakref is called. */
export function called(ref: usize, arguments_: usize, count: usize, keywords: usize): void {
  if ((count & 0x7fffffff) == 0 && keywords == 0) looked(ref, VIA_CALL);
}

export function hashed(ref: usize): void {
  if (load<i32>(ref + WR_HASH) == -1) looked(ref, VIA_HASH);
}

export function shown(ref: usize): void {
  looked(ref, VIA_REPR);
}

export function compared(self: usize, other: usize, operation: i32): void {
  const EQ = 2, NE = 3;
  if ((operation != EQ && operation != NE)) return;
  if (!((isRef(self) || isProxy(self)) && (isRef(other) || isProxy(other)))) return;
  looked(self, VIA_EQ);
  looked(other, VIA_EQ);
}

/** Before a proxy's slot that unwraps its first operand. */
export function proxyUsed(self: usize): void {
  if (isProxy(self)) looked(self, VIA_PROXY);
}

/** Before a proxy's slot that unwraps two operands: if the first is dead it looks no further. */
export function proxyPairUsed(left: usize, right: usize): void {
  if (isProxy(left)) {
    looked(left, VIA_PROXY);
    if (isDead(left)) return;
  }
  if (right != 0 && isProxy(right)) looked(right, VIA_PROXY);
}

export function askedGetRef(ref: usize): void {
  if (ref != 0 && (isRef(ref) || isProxy(ref))) looked(ref, VIA_GETREF);
}

export function askedGetObject(ref: usize): void {
  if (ref != 0 && (isRef(ref) || isProxy(ref))) looked(ref, VIA_GETOBJECT);
}

export function askedIsDead(ref: usize): void {
  if (ref != 0 && (isRef(ref) || isProxy(ref))) looked(ref, VIA_ISDEAD);
}

// ---------------------------------------------------------------- collections

/** Before a collection. Gives 1 if it will run: inside another one it does nothing. */
export function collectionStarted(generation: i32, reason: i32): i32 {
  if (load<i32>(gcCollecting) != 0) return 0;
  tick();
  // 0 is the allocator's reason, 2 a call of gc.collect().
  const stats = gcStats + <usize>generation * 12;
  record2(GC_STARTED | (generation << 1 | (reason == 0 ? 1 : 0)) << 8, load<usize>(stats + 4), load<usize>(stats + 8));
  return 1;
}

export function collectionFinished(generation: i32): void {
  takingApart = 0;
  tick();
  const stats = gcStats + <usize>generation * 12;
  // Totals since the interpreter started: the decoder takes the difference.
  record2(GC_FINISHED | generation << 8, load<usize>(stats + 4), load<usize>(stats + 8));
}

/**
 * The collector has called the finalizers and decided which of its trash lives on: that is the list at `head`,
 * without the mark of collecting. From now on it takes the rest apart.
 */
export function resurrectionDecided(head: usize): void {
  takingApart = 1;
  let node = load<usize>(head) & ~3;
  while (node != head) {
    if ((load<usize>(node + 4) & PREV_FINALIZED) != 0) record(RESURRECTED, 0, node + 8);
    node = load<usize>(node) & ~3;
  }
}

/** One region of the heap has been collected. */
export function regionFinished(): void {
  takingApart = 0;
}

// ---------------------------------------------------------------- steps

const LINE_BEGINS: u32 = 0x80000000;
/** The code object met last, and its line table: 0 for code that is not the snippet's. */
let stepCode: usize = 0, stepTable: usize = 0;

/** The line that is being told, and all that follow, are only counted. */
export function dropSteps(): void {
  dropping = 1;
  stepsDropped = 1;
}

/** JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT and what they specialize to, by a distance that leads to themselves. */
// @ts-ignore: decorator
@inline
function leadsToItself(instruction: usize): bool {
  const opcode = load<u8>(instruction), distance = load<u8>(instruction, 1);
  return opcode == 76 ? distance == 1 : (opcode == 75 || opcode == 175 || opcode == 176) && distance == 2;
}

/** RESUME, and what it specializes to. */
// @ts-ignore: decorator
@inline
function resumes(instruction: usize): bool {
  const opcode = load<u8>(instruction);
  return opcode == 128 || opcode == 196;
}

/**
 * Before an instruction that is not quiet is executed. A step is an instruction that begins a line, as for
 * sys.settrace: unless the frame's last instruction stood before it on the same line, and was not one that resumes it
 * (`_Py_call_instrumentation_line` in Python/instrumentation.c).
 */
export function instruction(frame: usize, next: usize): void {
  const code = load<usize>(frame + frameExecutable) & ~3;
  quietFrame = frame;
  if (code != stepCode) {
    stepCode = code;
    stepTable = 0;
    if (load<usize>(code + codeFilename) == snippetFilename) {
      let table = knownTable(code);
      if (table < 0) {
        table = makeTable(code);
        rememberTable(code, table);
      }
      stepTable = table;
    }
  }
  if (stepTable == 0) {
    quietFrom = code + codeInstructions;
    quietBytes = load<usize>(code + VAR_SIZE) << 1;
    return;
  }
  const first = code + codeInstructions;
  const unit = (next - first) >> 1;
  quietFrom = next + 2;
  quietBytes = quietAfter(stepTable, unit) << 1;
  const word = lineAt(stepTable, unit);
  if ((word & LINE_BEGINS) == 0) return;
  const line = word & ~LINE_BEGINS;
  const last = load<usize>(frame + frameInstruction);
  if (last < next) {
    if (!resumes(last) && (lineAt(stepTable, (last - first) >> 1) & ~LINE_BEGINS) == line) return;
  } else if (last == next && !leadsToItself(next)) return; // It was begun before, and has been specialized since.
  if (dropping) stepsDropped += 1;
  else step(frame, line);
}
