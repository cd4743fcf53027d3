import type { ContainerHolder, TraceContainer } from '../../trace/format.ts';
import type { HeapReader, Reference } from '../memory/heapReader.ts';

/** What is told of one container: so many who hold it, and so many that it holds. */
const MOST_HOLDERS = 100;
const MOST_HELD = 100;

/** A reference that was followed from a variable or a traced object. */
export interface Link extends Reference {
  /** As in the label, which tells the whole way: the way from its holder. */
  way: string;
  /** The reference that led to the container it stands in; null where that is the root itself. */
  holder: Link | null;
  /** Where the following began: a variable's name, or a traced object's id. */
  root: string | number;
}

interface Told {
  container: TraceContainer;
  /** The reference by which its contents were met first, and the last one that was added. */
  first: Link;
  last: Link;
}

/**
 * The containers of one step between variables, traced objects and each other. One that leads to nothing traced costs
 * nothing: it is told when something traced is met in it.
 */
export class Containers {
  readonly #heap: HeapReader;
  readonly #told = new Map<number, Told>();
  /** References to containers that had been looked into already, by the container: another name for the same list. */
  readonly #again = new Map<number, Link[]>();

  constructor(heap: HeapReader) {
    this.#heap = heap;
  }

  /** The reference from a container, or from the root itself, to something that stands in it. */
  link(into: Link, { to, label }: Reference): Link {
    // A function's cells are not worth a box each: the way leads through them.
    const isPassed = into.way.endsWith(' closure') || this.#heap.isCell(into.to);
    return {
      to,
      label: into.label + label,
      way: isPassed ? into.way + label : label,
      holder: isPassed ? into.holder : into,
      root: into.root,
    };
  }

  /** A reference has led to a traced object. */
  met({ holder, way }: Link, id: number): void {
    if (holder === null) return;
    const { first, container } = this.#tell(holder);
    // Another way to the same container leads to the same objects.
    if (first === holder && container.holds.length < MOST_HELD) container.holds.push([id, way]);
  }

  /** A reference has led to a container that was looked into already. */
  metAgain(link: Link): void {
    const known = this.#again.get(link.to);
    if (known === undefined) this.#again.set(link.to, [link]);
    else known.push(link);
  }

  /** All that lead to traced objects. */
  all(): TraceContainer[] {
    // A map goes on to what is added meanwhile.
    for (const [address, { container }] of this.#told) {
      const links = this.#again.get(address);
      if (links !== undefined) for (const link of links) this.#addHolder(container, link);
    }
    return Array.from(this.#told.values(), ({ container }) => container);
  }

  #tell(link: Link): Told {
    const known = this.#told.get(link.to);
    if (known?.last === link) return known;
    const told = known ?? this.#begin(link);
    told.last = link;
    this.#addHolder(told.container, link);
    return told;
  }

  #begin(link: Link): Told {
    const size = this.#heap.size(link.to);
    const address = `0x${link.to.toString(16)}`;
    const type = this.#heap.typeName(link.to);
    const container: TraceContainer =
      size === null
        ? { address, type, heldBy: [], holds: [] }
        : { address, type, size, heldBy: [], holds: [] };
    const told = { container, first: link, last: link };
    this.#told.set(link.to, told);
    return told;
  }

  #addHolder({ heldBy }: TraceContainer, { holder, root, way }: Link): void {
    const entry: ContainerHolder =
      holder !== null
        ? [this.#tell(holder).container.address, way]
        : typeof root === 'string'
          ? root
          : [root, way];
    if (heldBy.length < MOST_HOLDERS && !heldBy.some((known) => isSame(known, entry))) heldBy.push(entry);
  }
}

function isSame(one: ContainerHolder, other: ContainerHolder): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return one[0] === other[0] && one[1] === other[1];
}
