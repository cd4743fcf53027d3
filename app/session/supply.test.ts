import { describe, expect, it } from 'vitest';
import {
  initialSupply,
  nextSupply,
  type Supply,
  type SupplyEffect,
  type SupplyEvent,
  type SupplyTimer,
} from './supply.ts';

const WARM_UPS = [{ needsLibrary: false }, { needsLibrary: true }];

type Word = Exclude<SupplyEvent['kind'], 'files progressed' | 'due'> | `due ${SupplyTimer}`;

function eventOf(word: Word): SupplyEvent {
  if (word.startsWith('due ')) return { kind: 'due', timer: word.slice(4) as SupplyTimer };
  return { kind: word, reason: 'no line' } as SupplyEvent;
}

/** `files standby library; warm-ups`, or why there is none. */
function picture(state: Supply): string {
  const warmUp = `${state.warmUp.finished} warm-ups${state.warmUp.phase === 'resting' ? '' : `, ${state.warmUp.phase}`}`;
  if (state.kind === 'failed') return `failed: ${state.reason} ${warmUp}`;
  const { files, standby, library, storesAfterLibrary, hasStarted } = state;
  const parts = [
    `files ${files.areHere ? 'here' : 'coming'}`,
    `standby ${standby}`,
    ...(library === 'absent' ? [] : [`library ${library}`]),
    ...(storesAfterLibrary ? ['stores after it'] : []),
    ...(hasStarted ? ['has started'] : []),
    warmUp,
  ];
  return parts.join('; ');
}

function wordsOf(effect: SupplyEffect): string {
  switch (effect.do) {
    case 'set timer':
      return `${effect.timer} in ${effect.ms}`;
    case 'clear timer':
      return `no ${effect.timer}`;
    case 'run warm-up':
      return `run warm-up ${effect.program}`;
    default:
      return effect.do;
  }
}

/** Goes through events; gives what the last one changed to, and its effects. */
function after(words: readonly Word[]): [state: string, effects: string] {
  let state: Supply = initialSupply();
  let effects: SupplyEffect[] = [];
  for (const word of words) ({ state, effects } = nextSupply(state, eventOf(word), WARM_UPS));
  return [picture(state), effects.map(wordsOf).join(', ')];
}

const UP: Word[] = ['start allowed', 'files came', 'standby ready'];

describe('the first interpreter', () => {
  it.each<[Word[], string, string]>([
    [['files came'], 'files here; standby none; 0 warm-ups', ''],
    [['start allowed'], 'files coming; standby starting; 0 warm-ups', 'no standby, start standby'],
    [
      ['start allowed', 'files came'],
      'files here; standby starting; 0 warm-ups',
      // Until its files have come, a start may take any time.
      'start in 60000',
    ],
    [
      ['files came', 'start allowed'],
      'files here; standby starting; 0 warm-ups',
      'no standby, start standby, start in 60000',
    ],
    [UP, 'files here; standby ready; has started; 0 warm-ups', 'no start'],
    [
      ['start allowed', 'standby ready', 'files came'],
      'files here; standby ready; has started; 0 warm-ups',
      // It is up already: no time can run out.
      '',
    ],
    [
      ['run asked for'],
      'files coming; standby starting; 0 warm-ups',
      'no warm-up, no library, no standby, start standby',
    ],
    [['run asked for', 'start allowed'], 'files coming; standby starting; 0 warm-ups', ''],
  ])('%j', (words, state, effects) => {
    expect(after(words)).toEqual([state, effects]);
  });

  it('says how much has come, until all has', () => {
    const progress: SupplyEvent = { kind: 'files progressed', loadedBytes: 1, totalBytes: 4 };
    const { state } = nextSupply(initialSupply(), progress, WARM_UPS);
    expect(state).toMatchObject({ files: { areHere: false, loadedBytes: 1, totalBytes: 4 } });
    const here = nextSupply(state, { kind: 'files came' }, WARM_UPS).state;
    expect(nextSupply(here, { ...progress, loadedBytes: 2 }, WARM_UPS).state).toBe(here);
  });
});

const CLEARED = 'no standby, no start, no library, no warm-up';

describe('a failure', () => {
  it.each<[Word[], string, string]>([
    [['files failed'], 'failed: Python could not be fetched: no line. 0 warm-ups', CLEARED],
    [
      ['start allowed', 'files failed'],
      'failed: Python could not be fetched: no line. 0 warm-ups',
      `${CLEARED}, end standby`,
    ],
    [
      [...UP, 'idle', 'due warm-up', 'standby failed'],
      'failed: Python could not be started: no line 0 warm-ups',
      `${CLEARED}, end standby, end warm-up`,
    ],
    [
      ['start allowed', 'files came', 'due start'],
      'failed: Python could not be started: It did not start within a minute. 0 warm-ups',
      `${CLEARED}, end standby`,
    ],
    [['files failed', 'run ended'], 'failed: Python could not be fetched: no line. 0 warm-ups', ''],
    [
      ['files failed', 'restart'],
      'files coming; standby starting; 0 warm-ups',
      'fetch files, no standby, start standby',
    ],
    [
      ['files failed', 'run asked for'],
      'files coming; standby starting; 0 warm-ups',
      'fetch files, no standby, start standby',
    ],
    [[...UP, 'restart'], 'files here; standby ready; has started; 0 warm-ups', ''],
  ])('%j', (words, state, effects) => {
    expect(after(words)).toEqual([state, effects]);
  });
});

const RUNNING: Word[] = [...UP, 'run asked for', 'standby taken'];

describe('the successor', () => {
  it.each<[Word[], string, string]>([
    [RUNNING, 'files here; standby none; has started; 0 warm-ups', 'standby in 3000'],
    [
      [...RUNNING, 'due standby'],
      'files here; standby starting; has started; 0 warm-ups',
      'no standby, start standby, start in 60000',
    ],
    [
      [...RUNNING, 'run ended'],
      'files here; standby none; has started; 0 warm-ups',
      'standby in 150, warm-up in 1000, library in 2000',
    ],
    [
      [...RUNNING, 'due standby', 'standby ready', 'run ended'],
      'files here; standby ready; has started; 0 warm-ups',
      'standby in 150, prepare standby, warm-up in 1000, library in 2000',
    ],
    [
      [...RUNNING, 'due standby', 'standby ready', 'run ended', 'due standby'],
      'files here; standby ready; has started; 0 warm-ups',
      '',
    ],
    [
      [...RUNNING, 'run ended', 'run asked for'],
      'files here; standby starting; has started; 0 warm-ups',
      'no warm-up, no library, no standby, start standby, start in 60000',
    ],
  ])('%j', (words, state, effects) => {
    expect(after(words)).toEqual([state, effects]);
  });
});

const IDLE: Word[] = [...UP, 'idle'];
const HERE = 'files here; standby ready';

describe('while nobody runs anything', () => {
  it.each<[Word[], string, string]>([
    [IDLE, `${HERE}; has started; 0 warm-ups`, 'prepare standby, warm-up in 1000, library in 2000'],
    [[...IDLE, 'due warm-up'], `${HERE}; has started; 0 warm-ups, running`, 'run warm-up 0'],
    [
      [...IDLE, 'due warm-up', 'run asked for'],
      `${HERE}; has started; 0 warm-ups`,
      'end warm-up, no warm-up, no library',
    ],
    [[...IDLE, 'due warm-up', 'warm-up ended'], `${HERE}; has started; 1 warm-ups`, 'warm-up in 1000'],
    [
      [...IDLE, 'due warm-up', 'warm-up ended', 'due warm-up'],
      `${HERE}; library coming; has started; 1 warm-ups, awaiting library`,
      'fetch library',
    ],
    [
      [...IDLE, 'due warm-up', 'warm-up ended', 'due warm-up', 'library came'],
      `${HERE}; library here; has started; 1 warm-ups, running`,
      'run warm-up 1',
    ],
    [
      [...IDLE, 'due warm-up', 'warm-up ended', 'due warm-up', 'run asked for', 'library came'],
      `${HERE}; library here; has started; 1 warm-ups`,
      '',
    ],
    [
      [...IDLE, 'due warm-up', 'warm-up ended', 'due warm-up', 'library failed'],
      `${HERE}; has started; 2 warm-ups`,
      '',
    ],
    [
      [
        ...IDLE,
        'due warm-up',
        'warm-up ended',
        'library wanted',
        'library came',
        'due warm-up',
        'warm-up ended',
      ],
      `${HERE}; library here; has started; 2 warm-ups`,
      '',
    ],
    [
      [...IDLE, 'due library'],
      `${HERE}; library coming; stores after it; has started; 0 warm-ups`,
      'fetch library',
    ],
    [
      [...IDLE, 'due library', 'library came'],
      `${HERE}; library here; has started; 0 warm-ups`,
      'store files',
    ],
    [[...IDLE, 'due library', 'library failed'], `${HERE}; has started; 0 warm-ups`, 'store files'],
    [
      [...IDLE, 'due library', 'run asked for', 'library came'],
      `${HERE}; library here; has started; 0 warm-ups`,
      // The disk is left alone beside a run.
      '',
    ],
    [
      [...IDLE, 'library wanted', 'library came', 'due library'],
      `${HERE}; library here; has started; 0 warm-ups`,
      'store files',
    ],
    [[...IDLE, 'library wanted', 'library wanted'], `${HERE}; library coming; has started; 0 warm-ups`, ''],
  ])('%j', (words, state, effects) => {
    expect(after(words)).toEqual([state, effects]);
  });

  it('an engine that shares no code runs no warm-ups', () => {
    const { effects } = nextSupply(initialSupply(), { kind: 'idle' }, []);
    expect(effects.map(wordsOf)).toEqual(['library in 2000']);
  });
});
