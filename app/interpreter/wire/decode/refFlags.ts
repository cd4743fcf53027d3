/** What is known of a weakref besides what the log says. */
export const REF_FLAG = {
  isRef: 1,
  hasCallback: 2,
  /** Its callback was called, or will never be. */
  settled: 4,
  cleared: 8,
} as const;

/** The flags of weakrefs, by id. */
export class RefFlags {
  #flags = new Uint8Array(1024);

  has(id: number, flag: number): boolean {
    return id < this.#flags.length && (this.#flags[id]! & flag) !== 0;
  }

  /** Besides those that it has. */
  set(id: number, flags: number): void {
    if (id >= this.#flags.length) {
      const grown = new Uint8Array(2 * id);
      grown.set(this.#flags);
      this.#flags = grown;
    }
    this.#flags[id]! |= flags;
  }

  clear(id: number): void {
    this.#flags[id] = 0;
  }
}
