import type { Step } from '../../trace/eventLog.ts';
import type { StepEdge, TraceContainer } from '../../trace/format.ts';
import { isContainer } from './isContainer.ts';
import type { StepHead, StepSink } from './stepSink.ts';

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

/** Numbers that grow in number. */
class Numbers {
  length = 0;
  #room: Int32Array;

  constructor(room: number) {
    this.#room = new Int32Array(room);
  }

  push(number: number): void {
    if (this.length === this.#room.length) this.#grow(2 * this.length);
    this.#room[this.length] = number;
    this.length += 1;
  }

  append(others: Numbers): void {
    const end = this.length + others.length;
    if (end > this.#room.length) this.#grow(2 * end);
    this.#room.set(others.#room.subarray(0, others.length), this.length);
    this.length = end;
  }

  /** All of them, until the next is pushed. */
  take(): Int32Array {
    const taken = this.#room.subarray(0, this.length);
    this.length = 0;
    return taken;
  }

  #grow(room: number): void {
    const grown = new Int32Array(room);
    grown.set(this.#room);
    this.#room = grown;
  }
}

/** Gathers steps until they are taken. */
export class StepPacker implements StepSink {
  #count = 0;
  readonly #numbers = new Numbers(1 << 12);
  /** Of the step that is being read. */
  readonly #refcounts = new Numbers(1 << 8);
  readonly #edges = new Numbers(1 << 8);
  readonly #texts = new Map<string, number>();
  /** The text of an edge is often that of the one before. */
  #lastText = '';
  #lastNumber = -1;

  get count(): number {
    return this.#count;
  }

  refcount(id: number, count: number): void {
    this.#refcounts.push(id);
    this.#refcounts.push(count);
  }

  edge(from: number, to: number, label: string): void {
    this.#edges.push(from);
    this.#edges.push(to);
    this.#edges.push(this.#text(label));
  }

  end({ seq, line, function: where, names, containers }: StepHead): void {
    const numbers = this.#numbers;
    numbers.push(seq);
    numbers.push(line);
    numbers.push(this.#text(where));
    numbers.push(names.size);
    for (const [name, id] of names) {
      numbers.push(this.#text(name));
      numbers.push(id);
    }
    numbers.push(this.#refcounts.length / 2);
    numbers.append(this.#refcounts);
    this.#refcounts.length = 0;
    numbers.push(this.#edges.length / 3);
    numbers.append(this.#edges);
    this.#edges.length = 0;
    numbers.push(containers === undefined ? NO_CONTAINERS : this.#text(JSON.stringify(containers)));
    this.#count += 1;
  }

  add({ names, refcounts, edges, ...head }: Step): void {
    for (const [id, count] of refcounts) this.refcount(id, count);
    for (const [from, to, , label] of edges) this.edge(from, to, label);
    this.end({ ...head, names: new Map(Object.entries(names)) });
  }

  /** What was added since, until more is; null for nothing. */
  take(): PackedSteps | null {
    if (this.#count === 0) return null;
    const taken = {
      count: this.#count,
      numbers: this.#numbers.take(),
      texts: [...this.#texts.keys()],
    };
    this.#count = 0;
    this.#texts.clear();
    this.#lastNumber = -1;
    return taken;
  }

  #text(text: string): number {
    if (text === this.#lastText && this.#lastNumber !== -1) return this.#lastNumber;
    let number = this.#texts.get(text);
    if (number === undefined) {
      number = this.#texts.size;
      this.#texts.set(text, number);
    }
    this.#lastText = text;
    this.#lastNumber = number;
    return number;
  }
}

/** The steps, the least of their lines being given; null where they were not packed by us. */
export function unpackSteps(packed: PackedSteps, leastLine: 0 | 1): Step[] | null {
  const reader = new StepReader(packed);
  const steps: Step[] = [];
  try {
    // No more of them than was said, which is what has been allowed.
    while (!reader.isAtEnd && steps.length < packed.count) steps.push(reader.step(leastLine));
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
  return reader.isAtEnd && steps.length === packed.count ? steps : null;
}

class Malformed extends Error {}

/** Reads packed steps, and believes nothing of them. */
class StepReader {
  readonly #numbers: Int32Array;
  readonly #texts: readonly string[];
  /** By their text: however many steps have the same, it is read once. */
  readonly #containersRead = new Map<string, TraceContainer[]>();
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
    const known = this.#containersRead.get(text);
    if (known !== undefined) return known;
    const containers = parsed(text);
    if (!Array.isArray(containers) || !containers.every(isContainer)) throw new Malformed();
    this.#containersRead.set(text, containers);
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
