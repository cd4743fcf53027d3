import type { Limit } from '../../trace/format.ts';

/** Thrown through the interpreter when a program does not end although it was asked to. */
export class HardStop extends Error {}

/** Milliseconds between two deliveries of what was recorded and printed; at the least, where there is much of it. */
const FLUSH_MS = 100;
const FULL_FLUSH_MS = 4;
/**
 * Lines at which a run delivers whatever there is. The one after them may call into C and not come back, and a short
 * program would lose everything then; later on it is the last 100 ms at most.
 */
const EARLY_LINES = 64;
/** Milliseconds between two KeyboardInterrupts: asyncio answers the first by cancelling its main task. */
const INTERRUPT_MS = 250;
/** How long a program may go on after the limit before it is ended without being asked. */
const GRACE_MS = 1500;
/**
 * What the eval loop counts down between two looks at the clock, a jump back or a call each: twice as many after looks
 * that are closer together than this, and few again after ones that are farther apart.
 */
const LEAST_COUNT = 50;
const MOST_COUNT = 3200;
const CLOSE_MS = 0.5;
const FAR_MS = 5;

const SIGINT = 2;

/**
 * CPython asks for signals all through a program. Here that question is answered, and used to look at the clock:
 * to deliver what was recorded, to interrupt a program at its limit and, if it goes on, to end it.
 */
export class Poll {
  readonly #now: () => number;
  #running = false;
  #count = LEAST_COUNT;
  #lookedAt = 0;
  #nextFlush = 0;
  #earlyLines = 0;
  #nextInterrupt = Infinity;
  #hardDeadline = Infinity;
  #pausedAt: number | null = null;
  #flush: () => void = () => {};
  #clockSeen: (nowMs: number) => void = () => {};
  /** Sets what the eval loop counts down until it asks again. */
  askAfter: (count: number) => void = () => {};
  /** CPython's own request for a KeyboardInterrupt at the next opportunity. */
  interrupt: () => void = () => {};
  #limit: Limit | null = null;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The limit that was reached, if any. */
  get limit(): Limit | null {
    return this.#limit;
  }

  /** `clockSeen` is told the time whenever the clock was looked at. */
  start(limitMs: number, flush: () => void, clockSeen: (nowMs: number) => void = () => {}): void {
    const now = this.#now();
    this.#flush = flush;
    this.#clockSeen = clockSeen;
    this.#limit = null;
    this.#nextFlush = now + FLUSH_MS;
    this.#earlyLines = EARLY_LINES;
    this.#nextInterrupt = now + limitMs;
    this.#hardDeadline = now + limitMs + GRACE_MS;
    this.#running = true;
    this.#count = LEAST_COUNT;
    this.#lookedAt = now;
    this.askAfter(LEAST_COUNT);
  }

  stop(): void {
    this.#running = false;
  }

  /** Ends the program as the time limit does. */
  reach(limit: Limit): void {
    if (this.#limit !== null) return;
    this.#limit = limit;
    const now = this.#now();
    this.#nextInterrupt = now;
    this.#hardDeadline = now + GRACE_MS;
    this.askAfter(0);
  }

  /** Time does not count while a person is asked for input. */
  pause(): void {
    this.#pausedAt = this.#now();
  }

  resume(): void {
    if (this.#pausedAt === null) return;
    const pausedMs = this.#now() - this.#pausedAt;
    this.#pausedAt = null;
    this.#nextInterrupt += pausedMs;
    this.#hardDeadline += pausedMs;
  }

  /** The answer to CPython's question for a pending signal. */
  readonly pendingSignal = (): number => {
    if (!this.#running) {
      this.askAfter(MOST_COUNT);
      return 0;
    }
    const now = this.#now();
    const since = now - this.#lookedAt;
    this.#lookedAt = now;
    if (since < CLOSE_MS) this.#count = Math.min(this.#count * 2, MOST_COUNT);
    else if (since > FAR_MS) this.#count = LEAST_COUNT;
    this.askAfter(this.#count);
    return this.#look(now);
  };

  /** At the beginning of a line of the snippet. */
  readonly atLine = (): void => {
    if (this.#earlyLines === 0 || !this.#running) return;
    this.#earlyLines -= 1;
    this.#deliver(this.#now());
  };

  /** When much was recorded: the page can read it while the program goes on. */
  readonly full = (): void => {
    const now = this.#now();
    if (this.#running && now >= this.#nextFlush - FLUSH_MS + FULL_FLUSH_MS) this.#deliver(now);
  };

  /** The clock of time.sleep. It runs out at the limit, so that the program is there to be interrupted. */
  readonly sleepClock = (): number => {
    const now = this.#now();
    if (!this.#running) return now;
    if (now >= this.#nextFlush) this.#deliver(now);
    if (now >= this.#nextInterrupt) {
      if (this.#look(now) === SIGINT) this.interrupt();
      return Infinity;
    }
    doze();
    this.#clockSeen(now);
    return now;
  };

  #look(now: number): number {
    this.#clockSeen(now);
    if (now >= this.#nextFlush) this.#deliver(now);
    const due = Math.min(this.#nextInterrupt, this.#hardDeadline);
    if (now < due) return 0;
    this.#limit ??= 'time';
    if (now >= this.#hardDeadline) throw new HardStop();
    this.#nextInterrupt = now + INTERRUPT_MS;
    return SIGINT;
  }

  #deliver(now: number): void {
    this.#flush();
    this.#nextFlush = now + FLUSH_MS;
  }
}

let sleeper: Int32Array | null | undefined;

/** A millisecond without burning a core, where the host allows it; shared wasm memory needs no special headers. */
function doze(): void {
  if (sleeper === undefined) {
    try {
      const memory = new WebAssembly.Memory({ shared: true, initial: 1, maximum: 1 });
      sleeper = new Int32Array(memory.buffer);
      Atomics.wait(sleeper, 0, 0, 0);
    } catch {
      sleeper = null;
    }
  }
  if (sleeper) Atomics.wait(sleeper, 0, 0, 1);
}
