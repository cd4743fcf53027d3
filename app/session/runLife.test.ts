import { describe, expect, it } from 'vitest';
import { nextRun, type RunEffect, type RunEvent, type RunLife } from './runLife.ts';

const OPTIONS = { timeLimitSeconds: 30, inputLines: ['Ada'] };
const COMPLETED = { kind: 'completed' } as const;

const EVENTS = {
  asks: { kind: 'asked for', options: OPTIONS },
  begins: { kind: 'given interpreter', hasLibrary: false },
  'begins with library': { kind: 'given interpreter', hasLibrary: true },
  'no interpreter': { kind: 'no interpreter', reason: 'Python is gone.' },
  'library missed': { kind: 'library missed' },
  'library failed': { kind: 'library failed', reason: 'no line' },
  input: { kind: 'input wanted', prompt: 'Age? ' },
  answer: { kind: 'answered', line: '36' },
  done: { kind: 'done', outcome: COMPLETED },
  stop: { kind: 'stopped' },
  overdue: { kind: 'overdue' },
  opens: { kind: 'opened', outcome: COMPLETED },
} satisfies Record<string, RunEvent>;

/** A second passes before each event. */
function after(words: string): [state: string, effects: string] {
  let state: RunLife = { kind: 'none' };
  let effects: RunEffect[] = [];
  for (const [index, word] of words.split(', ').entries()) {
    const event = EVENTS[word as keyof typeof EVENTS];
    if (event === undefined) throw new Error(`no event "${word}"`);
    ({ state, effects } = nextRun(state, event, index * 1000));
  }
  return [picture(state), effects.map(wordsOf).join(', ')];
}

function picture(state: RunLife): string {
  switch (state.kind) {
    case 'none':
      return 'none';
    case 'waiting':
      return `waiting${state.needsLibrary ? ' for the library' : ''}, input ${state.options.inputLines}`;
    case 'running':
      return `running, input ${state.options.inputLines}${state.prompt === null ? '' : `, asks ${state.prompt}`}`;
    case 'over': {
      const { outcome, tookMs } = state;
      const why = outcome.kind === 'crashed' ? ` (${outcome.message})` : '';
      return `${outcome.kind}${why} after ${tookMs} ms`;
    }
  }
}

function wordsOf(effect: RunEffect): string {
  switch (effect.do) {
    case 'begin':
      return `begin${effect.afterLibrary ? ' after library' : ''} with ${effect.options.inputLines}`;
    case 'send line':
      return `send ${effect.line}`;
    case 'set watchdog':
      return `watchdog in ${effect.ms}`;
    default:
      return effect.do;
  }
}

const ENDED = 'clear watchdog, end interpreter';

describe('a run', () => {
  it.each([
    ['asks', 'waiting, input Ada', 'ask for interpreter'],
    ['asks, begins', 'running, input Ada', 'begin with Ada, watchdog in 33000'],
    ['asks, begins with library', 'running, input Ada', 'begin after library with Ada, watchdog in 33000'],
    ['asks, begins, done', 'completed after 1000 ms', ENDED],
    ['asks, begins, stop', 'stopped after 1000 ms', ENDED],
    ['asks, begins, overdue', 'limit after 1000 ms', ENDED],
    ['asks, stop', 'stopped after null ms', ENDED],
    ['asks, no interpreter', 'crashed (Python is gone.) after null ms', ENDED],
    // One that has its own interpreter goes on.
    ['asks, begins, no interpreter', 'running, input Ada', ''],
    ['asks, begins, done, stop', 'completed after 1000 ms', ''],
    ['asks, begins, stop, done', 'stopped after 1000 ms', ''],
    ['asks, begins, done, overdue', 'completed after 1000 ms', ''],
    ['stop', 'none', ''],
    ['opens', 'completed after null ms', ''],
    ['asks, begins, done, asks', 'waiting, input Ada', 'ask for interpreter'],
  ])('%s', (words, state, effects) => {
    expect(after(words)).toEqual([state, effects]);
  });
});

describe('a run that asks for input', () => {
  it.each([
    ['asks, begins, input', 'running, input Ada, asks Age? ', 'clear watchdog'],
    ['asks, begins, input, answer', 'running, input Ada,36', 'watchdog in 33000, send 36'],
    ['asks, begins, answer', 'running, input Ada', ''],
    // What a person takes to answer is not the program's time.
    ['asks, begins, input, answer, done', 'completed after 2000 ms', ENDED],
    ['asks, begins, input, stop', 'stopped after 1000 ms', ENDED],
  ])('%s', (words, state, effects) => {
    expect(after(words)).toEqual([state, effects]);
  });
});

describe('a run that needs the standard library', () => {
  const MISSED = 'asks, begins, library missed';
  it.each([
    [
      MISSED,
      'waiting for the library, input Ada',
      'clear watchdog, end interpreter, ask for library, ask for interpreter',
    ],
    // What was answered before is read again, not asked for again.
    [
      'asks, begins, input, answer, library missed',
      'waiting for the library, input Ada,36',
      'clear watchdog, end interpreter, ask for library, ask for interpreter',
    ],
    [
      `${MISSED}, begins with library`,
      'running, input Ada',
      'begin after library with Ada, watchdog in 33000',
    ],
    [
      `${MISSED}, begins with library, library missed`,
      'crashed (The program asked twice for the standard library.) after 1000 ms',
      ENDED,
    ],
    [
      `${MISSED}, library failed`,
      'crashed (The program needs Python’s standard library, which could not be fetched: no line.) after null ms',
      ENDED,
    ],
    ['asks, library failed', 'waiting, input Ada', ''],
    [`${MISSED}, stop`, 'stopped after null ms', ENDED],
    [`${MISSED}, no interpreter`, 'crashed (Python is gone.) after null ms', ENDED],
  ])('%s', (words, state, effects) => {
    expect(after(words)).toEqual([state, effects]);
  });
});
