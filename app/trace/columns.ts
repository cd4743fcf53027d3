/** The layout of an EventLog's columns. */

/** Set in the kind's byte of an event that is interpreter noise whatever object it concerns. */
export const NOISE = 0x80;

export const EVENT_WORDS = 8;
/** Where in an event's words a column stands. */
export const EVENT_WORD = {
  line: 0,
  function: 1,
  library: 2,
  subject: 3,
  other: 4,
  detail: 5,
  extra: 6,
  time: 7,
} as const;

export const OBJECT_WORDS = 6;
/** Where in an object's words a column stands. */
export const OBJECT_WORD = {
  type: 0,
  role: 1,
  origin: 2,
  address: 3,
  referent: 4,
  callback: 5,
} as const;
