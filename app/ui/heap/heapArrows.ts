import type { HeapEdge } from '../../model/heap/heapMoment.ts';
import type { HeapPicture } from '../../model/heap/heapPicture.ts';
import { type ArrowKind, arrowKinds } from './arrowKinds.ts';
import { edgePath } from './edgePath.ts';
import { type Box, NAME_GAP } from './heapLayout.ts';
import { wayText } from './heapText.ts';
import { nameLines } from './nameLines.ts';
import { type Place, placeWords, type Rectangle, type Words } from './placeWords.ts';
import { portsOf } from './ports.ts';
import { MOST_NAMES, nameWidth, wayWidth } from './things.ts';

const NAME_HEIGHT = 15;

interface Arrow extends Words {
  edge: HeapEdge;
  d: string;
  words: string;
}

/** An arrow as it is drawn: its way as SVG path data, and its words with the place of their middle. */
export interface HeapArrow {
  edge: HeapEdge;
  kind: ArrowKind;
  d: string;
  words: string;
  /** null where there is no room for them. */
  place: Place | null;
}

/** The arrows of a picture, in the coordinates of the boxes. */
export function heapArrows(picture: HeapPicture, boxes: ReadonlyMap<number, Box>): HeapArrow[] {
  const kinds = arrowKinds(picture);
  const namesOf = (id: number) => picture.containers.get(id)?.names ?? picture.namesOf.get(id) ?? [];
  const nameRoom = (id: number) => nameWidth(longest(nameLines(namesOf(id))));
  const obstacles: Obstacle[] = [...boxes].flatMap(([id, box]) => [
    { id, ...box },
    ...besideBox(box, nameRoom(id), namesHeight(namesOf(id))),
  ]);
  const ports = portsOf(picture.edges, boxes, (id) => namesHeight(namesOf(id)));
  const arrows = arrowsOf(picture.edges, boxes, ports, nameRoom, obstacles);
  const places = placeWords(arrows, obstacles);
  return arrows.map(({ edge, d, words }, index) => {
    return { edge, kind: kinds.get(edge)!, d, words, place: places[index]! };
  });
}

function arrowsOf(
  edges: readonly HeapEdge[],
  boxes: ReadonlyMap<number, Box>,
  ports: ReadonlyMap<HeapEdge, number>,
  nameRoom: (id: number) => number,
  obstacles: readonly Obstacle[],
): Arrow[] {
  return edges.flatMap((edge) => {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    if (from === undefined || to === undefined) return [];
    const words = wayText(edge.labels.join(' '));
    const width = wayWidth(words);
    const { d, places } = edgePath(from, to, edge.kind === 'strong' ? 'below' : 'above', {
      port: ports.get(edge) ?? 0.5,
      names: nameRoom(edge.to),
      startNames: nameRoom(edge.from),
      label: width,
      others: obstacles.filter(({ id }) => id !== edge.from && id !== edge.to),
    });
    return [{ edge, d, words, width, places: words === '' ? [] : places }];
  });
}

/** What neither words nor arrows may stand on: a box, by its id, or the names left of one. */
interface Obstacle extends Rectangle {
  id?: number;
}

function namesHeight(names: readonly string[]): number {
  return NAME_HEIGHT * Math.min(nameLines(names).length, MOST_NAMES);
}

function besideBox(box: Box, room: number, height: number): Obstacle[] {
  if (height === 0) return [];
  return [{ x: box.x - NAME_GAP - room, y: box.y + (box.height - height) / 2, width: room, height }];
}

function longest(names: readonly string[]): string | undefined {
  return names.reduce<string | undefined>(
    (most, name) => (most === undefined || name.length > most.length ? name : most),
    undefined,
  );
}
