import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { diagnosisLimits } from './diagnosisLimits.ts';

function limitsOf(dropped: { steps: number; events: number }, program: string): string[] {
  const log = logOf(program);
  log.stepsDropped = dropped.steps;
  log.dropped = dropped.events;
  return diagnosisLimits(log);
}

const EVENT = '1 object-created a:A';

it('says what was not looked for, once each', () => {
  const step = `${EVENT}\n1 step <module> a=a a#1`;
  expect(limitsOf({ steps: 0, events: 0 }, step)).toEqual([]);
  expect(limitsOf({ steps: 5, events: 0 }, step)).toEqual([
    'Notes about who holds what were looked for in the first 1 lines only: there is no record of the heap after them.',
  ]);
  expect(limitsOf({ steps: 0, events: 7 }, step)).toEqual([
    'Notes were looked for in the first 1 events only: the later ones were not kept.',
  ]);
});

it('says that a run without steps shows nothing of who holds what', () => {
  expect(limitsOf({ steps: 0, events: 0 }, EVENT)).toEqual([
    'Notes about who holds what were not looked for: the run has no record of its lines.',
  ]);
});
