/** What was taken of both sides, in pairs, one right after the other. */
export interface Pairs<T = number> {
  ours: T[];
  peer: T[];
}

/** Asks both sides in turns, so that what the machine does meanwhile falls on both. A first round is not counted. */
export async function alternating<T>(
  rounds: number,
  ours: () => Promise<T>,
  peer: () => Promise<T>,
): Promise<Pairs<T>> {
  await ours();
  await peer();
  const pairs: Pairs<T> = { ours: [], peer: [] };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) pairs.ours.push(await ours());
    pairs.peer.push(await peer());
    if (round % 2 === 1) pairs.ours.push(await ours());
  }
  return pairs;
}

export function mapPairs<T, U>({ ours, peer }: Pairs<T>, of: (taken: T) => U): Pairs<U> {
  return { ours: ours.map(of), peer: peer.map(of) };
}

export function joinedPairs<T>(all: readonly Pairs<T>[]): Pairs<T> {
  return { ours: all.flatMap(({ ours }) => ours), peer: all.flatMap(({ peer }) => peer) };
}
