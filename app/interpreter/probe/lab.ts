// AssemblyScript. What a module that was compiled from the program's own C calls instead of CPython's functions of the
// same names, so that its calls are recorded without a way through JavaScript. Each is exported as `lab_` and the name of
// the function that it stands for.

import {
  recording, record1Word, record2Words, record4Words, isProxy, isRef, isDead, typeText, bornInC, lookedFromC, isSnippets, isWatched,
} from './probe';

// @ts-ignore: decorator
@external("python", "PyWeakref_NewRef")
declare function newRef(ob: usize, callback: usize): usize;
// @ts-ignore: decorator
@external("python", "PyWeakref_NewProxy")
declare function newProxy(ob: usize, callback: usize): usize;
// @ts-ignore: decorator
@external("python", "PyWeakref_GetRef")
declare function getRef(ref: usize, pobj: usize): i32;
// @ts-ignore: decorator
@external("python", "PyWeakref_GetObject")
declare function getObject(ref: usize): usize;
// @ts-ignore: decorator
@external("python", "PyWeakref_IsDead")
declare function askIsDead(ref: usize): i32;
// @ts-ignore: decorator
@external("python", "PyObject_ClearWeakRefs")
declare function clearWeakRefs(ob: usize): void;
// @ts-ignore: decorator
@external("python", "PyUnstable_Object_ClearWeakRefsNoCallbacks")
declare function clearNoCallbacks(ob: usize): void;
// @ts-ignore: decorator
@external("python", "PyErr_Occurred")
declare function errorOccurred(): usize;
// @ts-ignore: decorator
@external("python", "_PyObject_New")
declare function objectNew(type: usize): usize;
// @ts-ignore: decorator
@external("python", "_PyObject_NewVar")
declare function objectNewVar(type: usize, size: usize): usize;
// @ts-ignore: decorator
@external("python", "_PyObject_GC_New")
declare function objectGcNew(type: usize): usize;
// @ts-ignore: decorator
@external("python", "_PyObject_GC_NewVar")
declare function objectGcNewVar(type: usize, size: usize): usize;
// @ts-ignore: decorator
@external("python", "PyModule_Create2")
declare function moduleCreate(definition: usize, version: i32): usize;
// @ts-ignore: decorator
@external("python", "PyModuleDef_Init")
declare function moduleDefInit(definition: usize): usize;

/** The text number of a repr; 0 where an object of this kind would have to run something for it. */
// @ts-ignore: decorator
@external("host", "literal")
declare function literal(object: usize): i32;
/** The text number of the pending exception. */
// @ts-ignore: decorator
@external("host", "pendingError")
declare function pendingError(): usize;
/** The module's data lies from here on. */
// @ts-ignore: decorator
@external("host", "labLoaded")
declare function labLoaded(): void;

// Indices in CAPI_SIGNATURES.
const CHECK = 0, CHECK_REF = 1, CHECK_PROXY = 2, NEW_REF = 3, NEW_PROXY = 4, GET_REF = 5, GET_OBJECT = 6;
const GET_OBJECT_MACRO = 7, IS_DEAD = 8, CLEAR = 9, CLEAR_NO_CALLBACKS = 10;

// Records: the numbers of ../wire/records.ts.
const CALLED = 29, RETURNED = 30;
/** What a call gave: in the number of RETURNED. */
const GAVE_INT = 0, GAVE_OBJECT = 1, GAVE_PAIR = 2, GAVE_NOTHING = 3, RAISED = 4;
const SAME: i32 = 0x80;
const VIA_GET_OBJECT_MACRO = 7;
const OB_TYPE: usize = 4, TP_FLAGS: usize = 84, WR_OBJECT: usize = 8;
const HAS_LITERAL: u32 = 1 << 24 | 1 << 27 | 1 << 28;
const NULL: usize = 0;

/** What was called and given last: a call that is the same again takes one word. */
let lastFunction: i32 = -1, lastFirst: usize = 0, lastSecond: usize = 0, lastFirstText: i32 = 0, lastSecondText: i32 = 0;
let lastGave: i32 = -1, lastValue: usize = 0, lastText: i32 = 0;
let none: usize = 0, noneText: i32 = 0;
/** Two types of which the log meets every object: mostly those of the weakref and of the object that calls are about. */
let followedType: usize = 0, otherFollowedType: usize = 0;

/** At the start of a recording. */
export function forgetCalls(none_: usize): void {
  lastFunction = -1;
  lastGave = -1;
  none = none_;
  noneText = 0;
  followedType = 0;
  otherFollowedType = 0;
}

/** A type dies: another one may come to lie where it lay. */
export function forgetFollowedType(type: usize): void {
  if (type == followedType) followedType = 0;
  if (type == otherFollowedType) otherFollowedType = 0;
}

/**
 * How an object is written where the log has not met it: a text with 1 in the lowest bit, or its type's name. 0 for one
 * that the log has met, and for NULL.
 */
function described(object: usize): i32 {
  if (object == NULL) return 0;
  if (object == none) {
    if (noneText == 0) noneText = literal(object) << 1 | 1;
    return noneText;
  }
  const type = load<usize>(object + OB_TYPE);
  if (type == followedType || type == otherFollowedType) return 0;
  if (isRef(object) || isProxy(object) || isSnippets(type)) {
    otherFollowedType = followedType;
    followedType = type;
    return 0;
  }
  if (isWatched(object)) return 0;
  if ((load<u32>(type + TP_FLAGS) & HAS_LITERAL) != 0) {
    const text = literal(object);
    if (text != 0) return text << 1 | 1;
  }
  return typeText(type) << 1;
}

function called(function_: i32, first: usize, second: usize): void {
  const firstText = described(first), secondText = described(second);
  if (
    function_ == lastFunction && first == lastFirst && second == lastSecond && firstText == lastFirstText &&
    secondText == lastSecondText
  ) return record1Word(CALLED | SAME);
  lastFunction = function_;
  lastFirst = first;
  lastSecond = second;
  lastFirstText = firstText;
  lastSecondText = secondText;
  record4Words(CALLED | function_ << 8, first, firstText, second, secondText);
}

function returned(gave: i32, value: usize, text: i32): void {
  if (gave == lastGave && value == lastValue && text == lastText) return record1Word(RETURNED | SAME);
  lastGave = gave;
  lastValue = value;
  lastText = text;
  record2Words(RETURNED | gave << 8, value, text);
}

function returnedObject(object: usize): void {
  if (object == NULL) returnedError();
  else returned(GAVE_OBJECT, object, described(object));
}

function returnedInt(value: i32): void {
  if (value < 0) returnedError();
  else returned(GAVE_INT, value, 0);
}

function returnedError(): void {
  returned(RAISED, 0, errorOccurred() == 0 ? 0 : <i32>pendingError());
}

export function lab_PyWeakref_Check(op: usize): i32 {
  const is = op != NULL && (isRef(op) || isProxy(op)) ? 1 : 0;
  return recording ? check(CHECK, op, is) : is;
}

export function lab_PyWeakref_CheckRef(op: usize): i32 {
  const is = op != NULL && isRef(op) ? 1 : 0;
  return recording ? check(CHECK_REF, op, is) : is;
}

export function lab_PyWeakref_CheckProxy(op: usize): i32 {
  const is = op != NULL && isProxy(op) ? 1 : 0;
  return recording ? check(CHECK_PROXY, op, is) : is;
}

function check(function_: i32, op: usize, is: i32): i32 {
  called(function_, op, NULL);
  returnedInt(is);
  return is;
}

export function lab_PyWeakref_NewRef(ob: usize, callback: usize): usize {
  if (!recording) return newRef(ob, callback);
  called(NEW_REF, ob, callback);
  const ref = newRef(ob, callback);
  returnedObject(ref);
  return ref;
}

export function lab_PyWeakref_NewProxy(ob: usize, callback: usize): usize {
  if (!recording) return newProxy(ob, callback);
  called(NEW_PROXY, ob, callback);
  const proxy = newProxy(ob, callback);
  returnedObject(proxy);
  return proxy;
}

export function lab_PyWeakref_GetRef(ref: usize, pobj: usize): i32 {
  if (!recording) return getRef(ref, pobj);
  called(GET_REF, ref, NULL);
  const found = getRef(ref, pobj);
  if (found < 0) returnedError();
  else {
    const object = load<usize>(pobj);
    returned(GAVE_PAIR, object, described(object));
  }
  return found;
}

export function lab_PyWeakref_GetObject(ref: usize): usize {
  if (!recording) return getObject(ref);
  called(GET_OBJECT, ref, NULL);
  const object = getObject(ref);
  returnedObject(object);
  return object;
}

/** As CPython's header has it: a referent without references counts as dead. */
export function lab_PyWeakref_GET_OBJECT(ref: usize): usize {
  const object = isDead(ref) ? none : load<usize>(ref + WR_OBJECT);
  if (!recording) return object;
  called(GET_OBJECT_MACRO, ref, NULL);
  lookedFromC(ref, VIA_GET_OBJECT_MACRO);
  returnedObject(object);
  return object;
}

export function lab_PyWeakref_IsDead(ref: usize): i32 {
  if (!recording) return askIsDead(ref);
  called(IS_DEAD, ref, NULL);
  const dead = askIsDead(ref);
  returnedInt(dead);
  return dead;
}

export function lab_PyObject_ClearWeakRefs(ob: usize): void {
  if (!recording) return clearWeakRefs(ob);
  called(CLEAR, ob, NULL);
  const before = errorOccurred();
  clearWeakRefs(ob);
  if (before == 0 && errorOccurred() != 0) returnedError();
  else returned(GAVE_NOTHING, 0, 0);
}

export function lab_PyUnstable_Object_ClearWeakRefsNoCallbacks(ob: usize): void {
  if (!recording) return clearNoCallbacks(ob);
  called(CLEAR_NO_CALLBACKS, ob, NULL);
  clearNoCallbacks(ob);
  returned(GAVE_NOTHING, 0, 0);
}

// ---------------------------------------------------------------- objects that C makes itself

export function lab__PyObject_New(type: usize): usize {
  const object = objectNew(type);
  bornInC(type, object);
  return object;
}

export function lab__PyObject_NewVar(type: usize, size: usize): usize {
  const object = objectNewVar(type, size);
  bornInC(type, object);
  return object;
}

export function lab__PyObject_GC_New(type: usize): usize {
  const object = objectGcNew(type);
  bornInC(type, object);
  return object;
}

export function lab__PyObject_GC_NewVar(type: usize, size: usize): usize {
  const object = objectGcNewVar(type, size);
  bornInC(type, object);
  return object;
}

// ---------------------------------------------------------------- a module is initialised by one of these two

export function lab_PyModule_Create2(definition: usize, version: i32): usize {
  labLoaded();
  return moduleCreate(definition, version);
}

export function lab_PyModuleDef_Init(definition: usize): usize {
  labLoaded();
  return moduleDefInit(definition);
}
