/**
 * The shape of every mark, once: path data in a 16 × 16 box around (0, 0), drawn by <Mark> as SVG and by the
 * timeline on its canvas. Shapes differ by outline, not by colour alone.
 */

/** A colour token: `object` is `--c-object`. */
export type Token =
  | 'object'
  | 'object-soft'
  | 'weakref'
  | 'callback'
  | 'callback-soft'
  | 'dead'
  | 'collection'
  | 'collection-soft'
  | 'error'
  | 'error-soft'
  | 'text'
  | 'text-quiet'
  | 'panel'
  | 'line'
  | 'line-strong'
  | 'lit'
  | 'hover'
  | 'ground';

export interface Layer {
  d: string;
  fill?: Token;
  stroke?: Token;
  strokeWidth?: number;
}

const CIRCLE = 'M6.2,0 A6.2,6.2 0 1 1 -6.2,0 A6.2,6.2 0 1 1 6.2,0 Z';
const RING = 'M4.4,0 A4.4,4.4 0 1 1 -4.4,0 A4.4,4.4 0 1 1 4.4,0 Z';
const DOT = 'M1.9,0 A1.9,1.9 0 1 1 -1.9,0 A1.9,1.9 0 1 1 1.9,0 Z';
/** Sets a ring off from the line that it lies on. */
const HALO = 'M6.6,0 A6.6,6.6 0 1 1 -6.6,0 A6.6,6.6 0 1 1 6.6,0 Z';
const BOX =
  'M-5,-5.5 H5 A2,2 0 0 1 7,-3.5 V3.5 A2,2 0 0 1 5,5.5 H-5 A2,2 0 0 1 -7,3.5 V-3.5 A2,2 0 0 1 -5,-5.5 Z';
const SLAB = 'M-7,-4 H7 V4 H-7 Z';
const ARROW = 'M0,-7 L6,-0.5 H2.2 V7 H-2.2 V-0.5 H-6 Z';
const COLUMN = 'M-4.5,-7 H4.5 V7 H-4.5 Z';
const SQUARE = 'M-5.5,-5.5 H5.5 V5.5 H-5.5 Z';

export const SHAPES = {
  born: [{ d: 'M-3,-4 H7 V4 H-3 A4,4 0 0 1 -3,-4 Z', fill: 'object' }],
  seen: [{ d: 'M-7,-4 H-5.2 V4 H-7 Z M-3.6,-4 H-1.4 V4 H-3.6 Z M0.2,-4 H7 V4 H0.2 Z', fill: 'object' }],
  dying: [
    { d: SLAB, fill: 'object-soft', stroke: 'object', strokeWidth: 1.2 },
    { d: 'M-6.4,3.4 L1,-4 M-2,4 L6,-4 M2.6,4 L7,-0.4', stroke: 'object', strokeWidth: 1.2 },
  ],
  dead: [
    { d: 'M-7,-3 H2 V3 H-7 Z', fill: 'object-soft', stroke: 'object', strokeWidth: 1 },
    { d: 'M2,-6.5 H5 V6.5 H2 Z', fill: 'object' },
  ],
  resurrected: [
    { d: ARROW, stroke: 'panel', strokeWidth: 4 },
    { d: ARROW, fill: 'object' },
  ],
  finalizerStarted: [{ d: 'M4,-6 H-2 V6 H4', stroke: 'text', strokeWidth: 2 }],
  finalizerFinished: [{ d: 'M-4,-6 H2 V6 H-4', stroke: 'text', strokeWidth: 2 }],
  made: [{ d: 'M0,-6.2 L6.2,0 L0,6.2 L-6.2,0 Z', fill: 'weakref' }],
  reused: [
    { d: CIRCLE, fill: 'panel', stroke: 'weakref', strokeWidth: 1.6 },
    { d: 'M1.9,-2.2 A2.9,2.9 0 1 0 2.9,0.4', stroke: 'weakref', strokeWidth: 1.4 },
    { d: 'M3.9,-3.6 L3.5,-0.2 L0.6,-1.9 Z', fill: 'weakref' },
  ],
  refused: [
    { d: SQUARE, fill: 'panel', stroke: 'error', strokeWidth: 1.8 },
    { d: 'M-3.2,0 H3.2', stroke: 'error', strokeWidth: 2.4 },
  ],
  cleared: [{ d: 'M-4.6,-4.6 L4.6,4.6 M4.6,-4.6 L-4.6,4.6', stroke: 'weakref', strokeWidth: 2.2 }],
  refFreed: [{ d: 'M-7,0 H0 M0,-4.5 V4.5', stroke: 'dead', strokeWidth: 2 }],
  called: [
    { d: BOX, fill: 'callback-soft', stroke: 'callback', strokeWidth: 1.4 },
    { d: 'M-2.2,-3 L3.2,0 L-2.2,3 Z', fill: 'callback' },
  ],
  returned: [
    { d: BOX, fill: 'callback-soft', stroke: 'callback', strokeWidth: 1.4 },
    { d: 'M-3.2,0.2 L-0.8,2.6 L3.4,-2.2', stroke: 'callback', strokeWidth: 1.8 },
  ],
  raised: [
    { d: BOX, fill: 'error-soft', stroke: 'error', strokeWidth: 1.4 },
    { d: 'M0,-3.4 V0 M0,3.1 V3.2', stroke: 'error', strokeWidth: 2 },
  ],
  silenced: [
    { d: CIRCLE, fill: 'panel', stroke: 'callback', strokeWidth: 1.8 },
    { d: 'M-4.2,4.2 L4.2,-4.2', stroke: 'callback', strokeWidth: 1.8 },
  ],
  lookedAlive: [
    { d: HALO, fill: 'panel' },
    { d: RING, fill: 'weakref' },
  ],
  lookedBorrowed: [
    { d: HALO, fill: 'panel' },
    { d: RING, fill: 'panel', stroke: 'weakref', strokeWidth: 1.8 },
    { d: DOT, fill: 'weakref' },
  ],
  lookedDead: [
    { d: HALO, fill: 'panel' },
    { d: RING, fill: 'panel', stroke: 'weakref', strokeWidth: 1.8 },
  ],
  collecting: [
    { d: COLUMN, fill: 'collection-soft', stroke: 'collection', strokeWidth: 1.2 },
    { d: 'M-4.5,1 L4.5,-6 M-4.5,6 L4.5,-1 M-1,7 L4.5,3', stroke: 'collection', strokeWidth: 1.1 },
  ],
  collected: [
    { d: COLUMN, fill: 'collection-soft', stroke: 'collection', strokeWidth: 1.2 },
    { d: 'M2,-7 H5 V7 H2 Z', fill: 'collection' },
  ],
  capi: [
    {
      d: 'M-3.4,-6 H3.4 L6.8,0 L3.4,6 H-3.4 L-6.8,0 Z',
      fill: 'panel',
      stroke: 'text-quiet',
      strokeWidth: 1.6,
    },
    { d: 'M2.2,-1.8 A2.7,2.7 0 1 0 2.2,1.8', stroke: 'text-quiet', strokeWidth: 1.5 },
  ],
} as const satisfies Record<string, readonly Layer[]>;

export type Shape = keyof typeof SHAPES;

export function layersOf(shape: Shape): readonly Layer[] {
  return SHAPES[shape];
}
