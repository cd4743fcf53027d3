/** A third of the slots are in use at most: what is looked for is nearly always in the first. */
const SLOTS_PER_ENTRY = 3;
const FIRST_SLOTS = 1 << 8;

/**
 * Numbers above zero by address. A program lets go of objects as fast as it makes them, and every record asks here a few
 * times; a Map spends most of its time on what was deleted.
 */
export class AddressMap {
  /** Addresses and numbers by turns; a number of 0 is an empty slot. */
  #slots = new Uint32Array(2 * FIRST_SLOTS);
  #mask = FIRST_SLOTS - 1;
  #size = 0;
  /** Odd, and nobody's to foresee: whoever writes the records cannot choose addresses that all want the same slot. */
  readonly #multiplier = (Math.random() * 2 ** 32) | 1;

  /** 0 for none. */
  get(address: number): number {
    return this.#slots[2 * this.#slotOf(address) + 1]!;
  }

  set(address: number, value: number): void {
    const slot = this.#slotOf(address);
    const isNew = this.#slots[2 * slot + 1] === 0;
    this.#slots[2 * slot] = address;
    this.#slots[2 * slot + 1] = value;
    if (!isNew) return;
    this.#size += 1;
    if (this.#size * SLOTS_PER_ENTRY > this.#mask) this.#grow();
  }

  delete(address: number): void {
    const slots = this.#slots;
    let empty = this.#slotOf(address);
    if (slots[2 * empty + 1] === 0) return;
    this.#size -= 1;
    // Those behind it that would have had this slot move up, so that no search ends too early.
    for (let slot = this.#after(empty); slots[2 * slot + 1] !== 0; slot = this.#after(slot)) {
      const home = this.#homeOf(slots[2 * slot]!);
      if (((slot - home) & this.#mask) < ((slot - empty) & this.#mask)) continue;
      slots[2 * empty] = slots[2 * slot]!;
      slots[2 * empty + 1] = slots[2 * slot + 1]!;
      empty = slot;
    }
    slots[2 * empty + 1] = 0;
  }

  /** Where an address is, or the empty slot where it would be. */
  #slotOf(address: number): number {
    let slot = this.#homeOf(address);
    while (this.#slots[2 * slot + 1] !== 0 && this.#slots[2 * slot] !== address >>> 0)
      slot = this.#after(slot);
    return slot;
  }

  #homeOf(address: number): number {
    const mixed = Math.imul(address >>> 3, this.#multiplier);
    return (mixed ^ (mixed >>> 15)) & this.#mask;
  }

  #after(slot: number): number {
    return (slot + 1) & this.#mask;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(2 * old.length);
    this.#mask = this.#slots.length / 2 - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === 0) continue;
      const slot = this.#slotOf(old[at]!);
      this.#slots[2 * slot] = old[at]!;
      this.#slots[2 * slot + 1] = old[at + 1]!;
    }
  }
}
