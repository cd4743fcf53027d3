/** Opcodes of CPython 3.14 (`opcode.opmap`), as far as lines are found by them. */
export const OPCODE = {
  endFor: 9,
  endSend: 10,
  popIter: 30,
  endAsyncFor: 68,
  extendedArg: 69,
  forIter: 70,
  jumpBackward: 75,
  jumpBackwardNoInterrupt: 76,
  jumpForward: 77,
  popJumpIfFalse: 100,
  popJumpIfNone: 101,
  popJumpIfNotNone: 102,
  popJumpIfTrue: 103,
  send: 106,
  resume: 128,
  jumpBackwardJit: 175,
  jumpBackwardNoJit: 176,
  resumeCheck: 196,
} as const;

/** RESUME, and what it specialises to. */
export const RESUMES: ReadonlySet<number> = new Set([OPCODE.resume, OPCODE.resumeCheck]);
export const JUMPS_ON: ReadonlySet<number> = new Set([
  OPCODE.send,
  OPCODE.forIter,
  OPCODE.jumpForward,
  OPCODE.popJumpIfFalse,
  OPCODE.popJumpIfNone,
  OPCODE.popJumpIfNotNone,
  OPCODE.popJumpIfTrue,
]);
/** Not JUMP_BACKWARD_NO_INTERRUPT, by which a generator waits for another. */
export const JUMPS_BACK: ReadonlySet<number> = new Set([OPCODE.jumpBackward, OPCODE.endAsyncFor]);
/** Instructions that never begin a line: a loop's end is passed over by its beginning. */
export const BEGINS_NO_LINE: ReadonlySet<number> = new Set([
  OPCODE.endAsyncFor,
  OPCODE.endFor,
  OPCODE.endSend,
  OPCODE.popIter,
  ...RESUMES,
]);

/** How many units of cache stand behind an instruction, where there are any (`opcode._inline_cache_entries`). */
export const CACHE_UNITS: Readonly<Record<number, number>> = {
  38: 1, // STORE_SUBSCR
  39: 3, // TO_BOOL
  44: 5, // BINARY_OP
  52: 3, // CALL
  55: 3, // CALL_KW
  56: 1, // COMPARE_OP
  57: 1, // CONTAINS_OP
  [OPCODE.forIter]: 1,
  [OPCODE.jumpBackward]: 1,
  80: 9, // LOAD_ATTR
  92: 4, // LOAD_GLOBAL
  96: 1, // LOAD_SUPER_ATTR
  [OPCODE.popJumpIfFalse]: 1,
  [OPCODE.popJumpIfNone]: 1,
  [OPCODE.popJumpIfNotNone]: 1,
  [OPCODE.popJumpIfTrue]: 1,
  [OPCODE.send]: 1,
  110: 4, // STORE_ATTR
  119: 1, // UNPACK_SEQUENCE
};
