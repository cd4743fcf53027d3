import { expect, it } from 'vitest';
import { EventLog } from '../trace/eventLog.ts';
import { LogSender } from './logSender.ts';

const step = { seq: 0, line: 1, function: '<module>', names: {}, refcounts: {}, edges: [] };

it('sends steps and their number also where no event comes with them, and nothing twice', () => {
  const log = new EventLog();
  const sender = new LogSender({ log, takeMarks: () => ({ promoted: [], noise: [] }) });
  const picture = () => {
    const batch = sender.take();
    return batch && `${batch.steps.length} steps, ${batch.stepsDropped} dropped`;
  };
  expect(picture()).toBeNull();
  log.steps.push(step, step);
  expect(picture()).toBe('2 steps, 0 dropped');
  expect(picture()).toBeNull();
  log.stepsDropped += 3;
  expect(picture()).toBe('0 steps, 3 dropped');
  expect(picture()).toBeNull();
});
