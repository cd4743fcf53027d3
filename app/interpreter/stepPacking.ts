import type { Step } from '../trace/eventLog.ts';
import type { StepEdge, TraceContainer } from '../trace/format.ts';
import { isContainer } from './isContainer.ts';

/**
 * Steps on their way to the page. As objects they would take longer to send and to receive than to read from the heap.
 * Each step is numbers: its seq, its line and the text of its function; then three lists, of names (text, id), of
 * refcounts (id, count) and of edges (from, to, text of the label), each behind the number of its items; and the text of
 * its containers as JSON. Texts are told by their place in `texts`; the containers' is -1 where none are told.
 */
export interface PackedSteps {
  count: number;
  numbers: Int32Array;
  texts: string[];
}

const NO_CONTAINERS = -1;

/** Gathers steps until they are taken. */
export class StepPacker {
  #count = 0;
  #numbers = new Int32Array(1 << 12);
  #end = 0;
  readonly #texts = new Map<string, number>();

  get count(): number {
    return this.#count;
  }

  add({ seq, line, function: where, names, refcounts, edges, containers }: Step): void {
    const named = Object.entries(names);
    this.#makeRoom(7 + 2 * named.length + 2 * refcounts.size + 3 * edges.length);
    this.#push(seq);
    this.#push(line);
    this.#push(this.#text(where));
    this.#push(named.length);
    for (const [name, id] of named) {
      this.#push(this.#text(name));
      this.#push(id);
    }
    this.#push(refcounts.size);
    for (const [id, count] of refcounts) {
      this.#push(id);
      this.#push(count);
    }
    this.#push(edges.length);
    for (const [from, to, , label] of edges) {
      this.#push(from);
      this.#push(to);
      this.#push(this.#text(label));
    }
    this.#push(containers === undefined ? NO_CONTAINERS : this.#text(JSON.stringify(containers)));
    this.#count += 1;
  }

  /** What was added since; null for nothing. */
  take(): PackedSteps | null {
    if (this.#count === 0) return null;
    const taken = {
      count: this.#count,
      numbers: this.#numbers.slice(0, this.#end),
      texts: [...this.#texts.keys()],
    };
    this.#count = 0;
    this.#end = 0;
    this.#texts.clear();
    return taken;
  }

  #makeRoom(words: number): void {
    const needed = this.#end + words;
    if (needed <= this.#numbers.length) return;
    const grown = new Int32Array(2 * needed);
    grown.set(this.#numbers);
    this.#numbers = grown;
  }

  #push(number: number): void {
    this.#numbers[this.#end] = number;
    this.#end += 1;
  }

  #text(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.size;
    this.#texts.set(text, number);
    return number;
  }
}

/** The steps, the least of their lines being given; null where they were not packed by us. */
export function unpackSteps(packed: PackedSteps, leastLine: 0 | 1): Step[] | null {
  const reader = new StepReader(packed);
  const steps: Step[] = [];
  try {
    while (!reader.isAtEnd) steps.push(reader.step(leastLine));
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
  return steps.length === packed.count ? steps : null;
}

class Malformed extends Error {}

/** Reads packed steps, and believes nothing of them. */
class StepReader {
  readonly #numbers: Int32Array;
  readonly #texts: readonly string[];
  #at = 0;

  constructor({ numbers, texts }: PackedSteps) {
    this.#numbers = numbers;
    this.#texts = texts;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#numbers.length;
  }

  step(leastLine: number): Step {
    const seq = this.#atLeast(0);
    const line = this.#atLeast(leastLine);
    const where = this.#text();
    const names: [string, number][] = [];
    for (let left = this.#items(2); left > 0; left -= 1) names.push([this.#text(), this.#atLeast(1)]);
    const refcounts = new Map<number, number>();
    for (let left = this.#items(2); left > 0; left -= 1) refcounts.set(this.#atLeast(1), this.#next());
    const edges: StepEdge[] = [];
    for (let left = this.#items(3); left > 0; left -= 1)
      edges.push([this.#atLeast(1), this.#atLeast(1), 'strong', this.#text()]);
    const step = { seq, line, function: where, names: Object.fromEntries(names), refcounts, edges };
    const containers = this.#containers();
    return containers === null ? step : { ...step, containers };
  }

  #containers(): TraceContainer[] | null {
    if (this.#numbers[this.#at] === NO_CONTAINERS) {
      this.#at += 1;
      return null;
    }
    const text = this.#text();
    if (text === '[]') return [];
    const containers = parsed(text);
    if (!Array.isArray(containers) || !containers.every(isContainer)) throw new Malformed();
    return containers;
  }

  #next(): number {
    const number = this.#numbers[this.#at];
    if (number === undefined) throw new Malformed();
    this.#at += 1;
    return number;
  }

  #atLeast(least: number): number {
    const number = this.#next();
    if (number < least) throw new Malformed();
    return number;
  }

  /** How many items of so many numbers each come next. */
  #items(numbers: number): number {
    const count = this.#atLeast(0);
    if (count * numbers > this.#numbers.length - this.#at) throw new Malformed();
    return count;
  }

  #text(): string {
    const text = this.#texts[this.#next()];
    if (text === undefined) throw new Malformed();
    return text;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Malformed();
  }
}
