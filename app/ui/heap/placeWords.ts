/** Where the middle of words stands. */
export interface Place {
  x: number;
  y: number;
}

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Words {
  width: number;
  /** Where they may stand, the best place first. */
  places: readonly Place[];
}

const WORDS_HEIGHT = 12;
/** Between words and what stands beside them. */
const APART = 2;

/** Gives each its best place at which nothing is covered, the boxes or words placed before; null where there is none. */
export function placeWords(all: readonly Words[], covered: readonly Rectangle[]): (Place | null)[] {
  const taken = [...covered];
  return all.map(({ width, places }) => {
    for (const place of places) {
      const words = {
        x: place.x - width / 2 - APART,
        y: place.y - WORDS_HEIGHT / 2,
        width: width + 2 * APART,
        height: WORDS_HEIGHT,
      };
      if (taken.some((other) => overlap(words, other))) continue;
      taken.push(words);
      return place;
    }
    return null;
  });
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
