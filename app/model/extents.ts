import * as kinds from './kinds.ts';
import type { Story } from './story.ts';

const BLOCK = 64;

/**
 * From where to where each row reaches, and the same for blocks of rows: what is drawn where there are more rows
 * than pixels. Finding the reach of many rows costs a look at their blocks, not at each of them.
 */
export class Extents {
  readonly #firsts: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #blockFirsts: Uint32Array;
  readonly #blockEnds: Uint32Array;

  constructor(story: Story) {
    const { rows, log, seqs } = story;
    this.#firsts = new Uint32Array(rows.count);
    this.#ends = new Uint32Array(rows.count);
    const blocks = Math.ceil(rows.count / BLOCK);
    this.#blockFirsts = new Uint32Array(blocks).fill(0xffffffff);
    this.#blockEnds = new Uint32Array(blocks);
    for (let row = 0; row < rows.count; row += 1) {
      const positions = story.positionsIn(row);
      const last = positions[positions.length - 1];
      const lastKind = last === undefined ? -1 : log.kindCode(seqs[last]!);
      // A group may go on without some of it.
      const isOne = rows.groupAt(row) === null;
      const dead = isOne && (lastKind === kinds.DEAD || lastKind === kinds.REF_DEAD);
      const first = positions[0] ?? story.firstPosition(row);
      const end = dead ? last! : story.count;
      const block = Math.floor(row / BLOCK);
      this.#firsts[row] = first;
      this.#ends[row] = end;
      this.#blockFirsts[block] = Math.min(this.#blockFirsts[block]!, first);
      this.#blockEnds[block] = Math.max(this.#blockEnds[block]!, end);
    }
  }

  /** The first and the last position of the rows from `from` up to, not including, `end`. */
  of(from: number, end: number): [number, number] {
    let first = 0xffffffff;
    let last = 0;
    for (let row = from; row < end; ) {
      if (row % BLOCK === 0 && row + BLOCK <= end) {
        first = Math.min(first, this.#blockFirsts[row / BLOCK]!);
        last = Math.max(last, this.#blockEnds[row / BLOCK]!);
        row += BLOCK;
      } else {
        first = Math.min(first, this.#firsts[row]!);
        last = Math.max(last, this.#ends[row]!);
        row += 1;
      }
    }
    return [first, last];
  }
}
