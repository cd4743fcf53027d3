import type { LogBatch, LogMark } from '../trace/eventLog.ts';
import type { Recorder } from './recorder.ts';

/** Cuts a recorder's growing log into batches. */
export class LogSender {
  readonly #recorder: Pick<Recorder, 'log' | 'takeMarks'>;
  #sent: LogMark;
  #dropped = 0;
  #stepsDropped = 0;

  constructor(recorder: Pick<Recorder, 'log' | 'takeMarks'>) {
    this.#recorder = recorder;
    this.#sent = recorder.log.mark();
  }

  /** What is new since the last batch: events, objects, steps, and marks on what was sent before. null for nothing. */
  take(): LogBatch | null {
    const { log } = this.#recorder;
    const { promoted, noise } = this.#recorder.takeMarks();
    const mark = log.mark();
    const sent = this.#sent;
    const grew = mark.events > sent.events || mark.objects > sent.objects || mark.steps > sent.steps;
    const left = log.dropped !== this.#dropped || log.stepsDropped !== this.#stepsDropped;
    const marked = promoted.length > 0 || noise.length > 0 || left;
    if (!grew && !marked) return null;
    const batch = log.batchSince(this.#sent, promoted, noise);
    this.#sent = mark;
    this.#dropped = log.dropped;
    this.#stepsDropped = log.stepsDropped;
    return batch;
  }
}
