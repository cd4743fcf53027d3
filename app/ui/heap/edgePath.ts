import { crosses, detour, roundedPath } from './detour.ts';
import { BOW, type Box, COLUMN_GAP, CONTAINER_HEIGHT, NAME_GAP, ROW_GAP } from './heapLayout.ts';
import type { Place, Rectangle } from './placeWords.ts';

export interface EdgePath {
  d: string;
  /** Where the middle of its words may stand, the best place first. */
  places: readonly Place[];
}

export interface EdgeWords {
  /** How far down the left side of its box an arrow from the left ends, from 0 to 1. */
  port: number;
  /** Room that the names of that box take, left of it. */
  names: number;
  /** Room that the names of the box that it leaves take, left of that. */
  startNames: number;
  /** Room that its own words take. */
  label: number;
  /** Boxes that it passes, and names, its target's too. */
  others: readonly Rectangle[];
}

/** Between an arrow's tip and the box it points to. */
const TIP = 3;
/** Between an arrow's tip and its words, or the names before the box. */
const HEAD = 9;
/** Where in the room before a column arrows go up and down, and how round they turn. */
const TRUNK = 12;
const CORNER = 7;
/** A bow within a row stays below the row above it. */
const FLAT_BOW = ROW_GAP + 2;
/** A column has boxes of different widths. */
const FURTHEST_TRUNK = 150;

/**
 * The way of an arrow: straight on to the right; in a bow around the outside where it goes back or stays in its
 * column; past boxes between rows. `side` tells ways back apart: strong ones go below, weak ones above. Its words
 * stand between columns, where no box covers them.
 */
export function edgePath(from: Box, to: Box, side: 'above' | 'below', words: EdgeWords): EdgePath {
  if (from === to) return loop(from);
  if (to.x > from.x + from.width) return forwardPast(from, to, words, forward(from, to, side, words));
  if (to.x + to.width < from.x) return backPast(from, to, words, back(from, to, side, words));
  return beside(from, to, words);
}

/** The same way; where it would go through a box or names, one that turns off before these, or goes between rows. */
function forwardPast(from: Box, to: Box, words: EdgeWords, direct: Direct): EdgePath {
  const { port, label, others } = words;
  if (!crosses(direct.way, others)) return direct;
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = { x: to.x - TIP, y: to.y + to.height * port, turn: to.x - (to.gap ?? COLUMN_GAP) + TRUNK };
  const turned = bent(start.x, start.y, end.turn, end.x, end.y);
  if (!crosses(turned.way, others)) return { d: turned.d, places: beforeNames(to, end.turn, words) };
  const way = detour({ ...start, turn: start.x + TRUNK }, end, others);
  return way === null ? direct : betweenRows(way, label);
}

/** The same way; where it would go through a box or names, one between rows. */
function backPast(from: Box, to: Box, { label, others }: EdgeWords, direct: Direct): EdgePath {
  if (!crosses(direct.way, others)) return direct;
  const right = to.x + to.width;
  // In the upper part of both boxes, or the lower: at the middle arrows of their own begin, and names stand.
  for (const [starts, ends] of [
    [0.2, 0.15],
    [0.8, 0.85],
  ] as const) {
    const way = detour(
      { x: from.x, y: from.y + from.height * starts, turn: from.x - TRUNK },
      { x: right + TIP, y: to.y + to.height * ends, turn: right + TRUNK },
      others,
    );
    if (way !== null) return betweenRows(way, label);
  }
  return direct;
}

/** A way with its words on the long level piece. */
function betweenRows(way: readonly Place[], label: number): EdgePath {
  return { d: roundedPath(way), places: onLevel(way[2]!, way[3]!, label) };
}

function onLevel(one: Place, other: Place, label: number): Place[] {
  const half = CORNER + label / 2;
  const [least, most] = [Math.min(one.x, other.x) + half, Math.max(one.x, other.x) - half];
  return along((one.x + other.x) / 2, least, most, () => rounded(one.y));
}

/** A way and the points on it, between which it is as good as straight. */
interface Direct extends EdgePath {
  way: readonly Place[];
}

/** To the next column strong arrows from one box are one line, from which each turns off at its row. */
function forward(from: Box, to: Box, side: 'above' | 'below', words: EdgeWords): Direct {
  const { port, label } = words;
  const x1 = from.x + from.width;
  const y1 = from.y + from.height / 2;
  const x2 = to.x - TIP;
  const y2 = to.y + to.height * port;
  // The first room that no box of its own column reaches into.
  const trunk = to.x - (to.gap ?? 0) + TRUNK;
  if (
    side === 'below' &&
    Math.abs(y2 - y1) > 2 * CORNER &&
    trunk - x1 < FURTHEST_TRUNK &&
    to.gap !== undefined
  )
    return {
      ...bent(x1, y1, trunk, x2, y2),
      places: beforeNames(to, trunk, words),
    };
  const pull = Math.max(24, (x2 - x1) / 2);
  const way = cubic(x1, y1, x1 + pull, y1, x2 - pull, y2, x2, y2);
  // At its end: arrows from one start have parted there.
  const least = x1 + label / 2 + 2;
  const most = wordsEnd(to, words) - label / 2;
  return {
    d: way.d,
    way: pointsOn(x1, x2, way.yAt),
    places: along(Math.max(most, least), least, most, way.yAt),
  };
}

/** Where the words at an arrow to the right end: before its tip, and the names there. */
function wordsEnd(to: Box, { names }: EdgeWords): number {
  return to.x - TIP - HEAD - (names > 0 ? names + NAME_GAP : 0);
}

/** On the level piece from `trunk` on. */
function beforeNames(to: Box, trunk: number, words: EdgeWords): Place[] {
  const half = words.label / 2;
  const most = wordsEnd(to, words) - half;
  return along(most, trunk + CORNER + half, most, () => rounded(to.y + to.height * words.port));
}

/** Around the outside within a row; otherwise straight from side to side, where no box of either column lies. */
function back(from: Box, to: Box, side: 'above' | 'below', { label, startNames }: EdgeWords): Direct {
  const isSameRow = to.y < from.y + from.height && from.y < to.y + to.height;
  const right = to.x + to.width;
  if (!isSameRow) {
    const x1 = from.x;
    const y1 = from.y + from.height * (to.y < from.y ? 0.2 : 0.8);
    const x2 = right + TIP;
    // Not at the middle, where its own arrows begin.
    const y2 = to.y + to.height * (to.y < from.y ? 0.85 : 0.15);
    const pull = Math.max(BOW, (x1 - x2) / 2);
    const way = cubic(x1, y1, x1 - pull, y1, x2 + pull, y2, x2, y2);
    // Arrows to one box part at their starts; a low box has no room there beside those that lead to it.
    const aside = Math.min(HEAD + label / 2, (x1 - x2) / 2);
    const pastNames = startNames > 0 ? startNames + NAME_GAP : 0;
    const labelX = from.height > CONTAINER_HEIGHT ? x1 - pastNames - aside : x2 + aside;
    const places = along(labelX, x2 + aside, x1 - aside, way.yAt);
    return { d: way.d, way: pointsOn(x1, x2, way.yAt), places };
  }
  const sign = side === 'above' ? -1 : 1;
  const x1 = from.x + from.width * 0.3;
  const y1 = sign < 0 ? from.y : from.y + from.height;
  const x2 = to.x + to.width * 0.7;
  const y2 = (sign < 0 ? to.y : to.y + to.height) + sign * TIP;
  const furthest = sign * Math.max(sign * y1, sign * y2) + sign * FLAT_BOW;
  const way = cubic(x1, y1, x1, furthest, x2, furthest, x2, y2);
  const labelX = right + Math.min((from.x - right) / 2, HEAD + label / 2);
  const places = along(labelX, right + HEAD + label / 2, from.x - HEAD - label / 2, way.yAt);
  return { d: way.d, way: pointsOn(x1, x2, way.yAt), places };
}

function beside(from: Box, to: Box, { label, others }: EdgeWords): EdgePath {
  const x1 = from.x + from.width;
  const y1 = from.y + from.height * 0.7;
  const x2 = to.x + to.width + TIP;
  const y2 = to.y + to.height * 0.3;
  const between = others.filter(
    ({ x, y, height }) => x === to.x && y < Math.max(y1, y2) && y + height > Math.min(y1, y2),
  );
  const widest = between.reduce((most, { x, width }) => Math.max(most, x + width), Math.max(x1, x2));
  const out = widest + BOW * 0.75;
  const places = upAndDown(out + 4 + label / 2, (y1 + y2) / 2);
  // A bow would cut the corners of wider boxes.
  if (between.length > 0) return { d: bent(x1, y1, out, x2, y2).d, places };
  return { d: cubic(x1, y1, widest + BOW, y1, widest + BOW, y2, x2, y2).d, places };
}

function loop(box: Box): EdgePath {
  const x1 = box.x + box.width * 0.55;
  const x2 = box.x + box.width * 0.85;
  const { d } = cubic(x1, box.y, x1 - 4, box.y - FLAT_BOW, x2 + 12, box.y - FLAT_BOW, x2, box.y - TIP);
  return { d, places: upAndDown((x1 + x2) / 2, box.y - FLAT_BOW * 0.75) };
}

/** Between places that are tried for words. */
const STEP_ALONG = 12;
/** So far words may stand beside their arrow and still be seen to be its. */
const STEPS_BESIDE = [-9, 9, -14, 14];

/** On a way from `best` on, the nearest first, as far as from `least` to `most`; then a little above and below it. */
function along(best: number, least: number, most: number, yAt: (x: number) => number): Place[] {
  const xs = [best];
  for (let away = STEP_ALONG; best - away >= least || best + away <= most; away += STEP_ALONG)
    xs.push(...[best - away, best + away].filter((x) => x >= least && x <= most));
  const on = xs.map((x) => ({ x: rounded(x), y: yAt(x) }));
  return [...on, ...on.flatMap(({ x, y }) => STEPS_BESIDE.map((step) => ({ x, y: rounded(y + step) })))];
}

function upAndDown(x: number, y: number): Place[] {
  return along(x, x, x, () => rounded(y));
}

/** Level, up or down at `x`, and level again, with round corners. */
function bent(x1: number, y1: number, x: number, x2: number, y2: number): { d: string; way: Place[] } {
  const way = [
    { x: x1, y: y1 },
    { x, y: y1 },
    { x, y: y2 },
    { x: x2, y: y2 },
  ];
  return { d: roundedPath(way), way };
}

const POINTS_ON_CURVE = 16;

function pointsOn(x1: number, x2: number, yAt: (x: number) => number): Place[] {
  return Array.from({ length: POINTS_ON_CURVE + 1 }, (_, at) => {
    const x = x1 + ((x2 - x1) * at) / POINTS_ON_CURVE;
    return { x, y: yAt(x) };
  });
}

interface Curve {
  d: string;
  /** How high it is at an x between its ends. */
  yAt(x: number): number;
}

function cubic(
  x1: number,
  y1: number,
  cx1: number,
  cy1: number,
  cx2: number,
  cy2: number,
  x2: number,
  y2: number,
): Curve {
  const at = (t: number, a: number, b: number, c: number, d: number) => {
    const u = 1 - t;
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
  };
  const p = [x1, y1, cx1, cy1, cx2, cy2, x2, y2].map(rounded);
  return {
    d: `M${p[0]},${p[1]} C${p[2]},${p[3]} ${p[4]},${p[5]} ${p[6]},${p[7]}`,
    yAt(x) {
      let [low, high] = [0, 1];
      for (let turn = 0; turn < 12; turn += 1) {
        const middle = (low + high) / 2;
        const isBefore = x1 < x2 ? at(middle, x1, cx1, cx2, x2) < x : at(middle, x1, cx1, cx2, x2) > x;
        if (isBefore) low = middle;
        else high = middle;
      }
      return rounded(at((low + high) / 2, y1, cy1, cy2, y2));
    },
  };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
