import type { EventLog } from '../../app/trace/eventLog.ts';
import { HeapState } from './heapState.ts';
import { Replay } from './replay.ts';
import { pictureDifference, weakPicture } from './weakState.ts';

/** Holds a growing log against the memory that it tells of, at any moment when nothing is half done. */
export class Observer {
  readonly problems: string[] = [];
  /** How many moments were compared. */
  moments = 0;
  readonly #log: EventLog;
  readonly #heap: HeapState;
  readonly #replay: Replay;
  /** Weakrefs that are older than the recording: the log knows them only once they matter. */
  readonly #older: Set<number>;

  /** To be made before the recording starts. */
  constructor(log: EventLog, exports: WebAssembly.Exports) {
    this.#log = log;
    this.#heap = new HeapState(exports);
    this.#replay = new Replay(log);
    this.#older = new Set([...this.#heap.collectables()!].filter((object) => this.#heap.isWeakref(object)));
  }

  compare(when: string): void {
    const replay = this.#replay;
    replay.advance();
    if (!replay.isSettled || this.#log.dropped > 0) return;
    this.moments += 1;
    const difference = pictureDifference(weakPicture(replay), this.#heapPicture());
    if (difference !== '') this.problems.push(`${when}: the log and the heap differ\n${difference}`);
    this.#compareLives(when);
  }

  /** What is read as an object and is none may lead CPython astray. */
  #heapPicture(): string {
    try {
      return weakPicture(this.#heap.read(this.#log, this.#replay.lists.keys()));
    } catch (error) {
      return `cannot be read: ${error}`;
    }
  }

  /** What the collector knows of, and what the log says lives. */
  #compareLives(when: string): void {
    const tracked = this.#heap.collectables();
    if (tracked === null) return;
    const living = new Map<number, number>();
    const classes = new Set<number>();
    for (const id of this.#replay.lists.keys()) {
      const address = this.#log.address(id);
      living.set(address, id);
      if (this.#heap.isCollectable(address) && !tracked.has(address))
        this.problems.push(`${when}: #${id} (${this.#log.typeName(id)}) is gone, and the log says it lives`);
      const type = this.#heap.typeOf(address);
      if (!this.#replay.created.has(id) || !this.#heap.isHeapType(type)) continue;
      // An object may have left its class for one that is not the snippet's.
      if (this.#heap.typeName(type) === this.#log.typeName(id)) classes.add(type);
    }
    for (const address of tracked) {
      if (living.has(address)) continue;
      const where = `at 0x${address.toString(16)}`;
      if (this.#heap.isWeakref(address)) {
        if (!this.#older.has(address)) this.problems.push(`${when}: the log misses the weakref ${where}`);
      } else if (classes.has(this.#heap.typeOf(address)))
        this.problems.push(`${when}: the log misses the object ${where}`);
    }
    // An address that was used again is no older weakref's any more.
    for (const address of this.#older)
      if (!tracked.has(address) || living.has(address)) this.#older.delete(address);
  }
}
