/**
 * A name of which so many characters are kept, with a … for what is left out of its middle: both ends tell one name
 * from another. Where they do not, because one of those that are `alike` would come out the same, a part of the middle
 * stays that begins where the two differ: `reg…_in_t…rt`.
 */
export function shortName(name: string, kept: number, alike: readonly string[] = []): string {
  if (name.length <= kept + 1) return name;
  const short = ends(name, kept);
  const twins = alike.filter((other) => other !== name && ends(other, kept) === short);
  if (twins.length === 0) return short;
  const differsAt = twins.reduce((most, other) => Math.max(most, sharedStart(name, other)), 0);
  return withMiddle(name, kept - 1, differsAt);
}

function ends(name: string, kept: number): string {
  if (name.length <= kept + 1) return name;
  const tail = kept >>> 1;
  return `${name.slice(0, kept - tail)}…${name.slice(name.length - tail)}`;
}

function withMiddle(name: string, kept: number, differsAt: number): string {
  const middle = Math.ceil(kept / 2);
  const tail = (kept - middle) >>> 1;
  const head = kept - middle - tail;
  const start = Math.max(head, Math.min(differsAt, name.length - tail - middle));
  return `${name.slice(0, head)}…${name.slice(start, start + middle)}…${name.slice(name.length - tail)}`;
}

function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/** Names that begin and end alike are those that may come out the same. */
export class AlikeNames {
  readonly #groups = new Map<string, string[]>();

  add(name: string): void {
    if (name.length < LEAST_CUT) return;
    const group = this.#groups.get(keyOf(name));
    if (group === undefined) this.#groups.set(keyOf(name), [name]);
    else if (group.length < MOST_ALIKE) group.push(name);
  }

  to(name: string): readonly string[] {
    return this.#groups.get(keyOf(name)) ?? NONE;
  }
}

/** Shorter names are shown whole nearly everywhere. */
const LEAST_CUT = 10;
/** Each is compared whenever one is drawn; where more are alike, a number tells them apart anyway. */
const MOST_ALIKE = 50;
const NONE: readonly string[] = [];

function keyOf(name: string): string {
  return name.slice(0, 2) + name.slice(-2);
}
