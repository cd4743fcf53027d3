import { useId } from 'react';
import type { HeapEdge } from '../../model/heap/heapMoment.ts';
import type { HeapPicture } from '../../model/heap/heapPicture.ts';
import { edgePath } from './edgePath.ts';
import styles from './Heap.module.css';
import { type Box, NAME_GAP } from './heapLayout.ts';
import { wayText } from './heapText.ts';
import { nameLines } from './nameLines.ts';
import { placeWords, type Rectangle, type Words } from './placeWords.ts';
import { portsOf } from './ports.ts';
import { MOST_NAMES, nameWidth, wayWidth } from './things.ts';

const KINDS = ['strong', 'weak', 'cut', 'dangling', 'cycle'] as const;
type Kind = (typeof KINDS)[number];

const NAME_HEIGHT = 15;

interface HeapEdgesProps {
  picture: HeapPicture;
  boxes: ReadonlyMap<number, Box>;
  width: number;
  height: number;
  selected: number | null;
}

/** Arrows between things. What they say is said by the things' own names too, so this is a picture only. */
export function HeapEdges({ picture, boxes, width, height, selected }: HeapEdgesProps) {
  const prefix = useId();
  const cycleOf = new Map(
    picture.cycles.flatMap((members, index) => members.map((id) => [id, index] as const)),
  );
  const kindOf = ({ kind, from, to }: HeapEdge): Kind =>
    kind === 'strong' && cycleOf.has(from) && cycleOf.get(from) === cycleOf.get(to) ? 'cycle' : kind;
  const namesOf = (id: number) => picture.containers.get(id)?.names ?? picture.namesOf.get(id) ?? [];
  const nameRoom = (id: number) => nameWidth(longest(nameLines(namesOf(id))));
  const obstacles: Obstacle[] = [...boxes].flatMap(([id, box]) => [
    { id, ...box },
    ...besideBox(box, nameRoom(id), namesHeight(namesOf(id))),
  ]);
  const ports = portsOf(picture.edges, boxes, (id) => namesHeight(namesOf(id)));
  const arrows = arrowsOf(picture.edges, boxes, ports, nameRoom, obstacles);
  const places = placeWords(arrows, obstacles);
  return (
    <svg
      className={styles.edges}
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: `${width / 16}rem`, height: `${height / 16}rem` }}
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        {KINDS.map((kind) => (
          <marker
            key={kind}
            id={`${prefix}-${kind}`}
            data-kind={kind}
            className={styles.tip}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M0.5,0.5 L7.5,4 L0.5,7.5 Z" />
          </marker>
        ))}
      </defs>
      {picture.cycles.map((members) => (
        <CycleGround key={members.join(' ')} members={members} boxes={boxes} />
      ))}
      {arrows.map(({ edge, d }) => {
        const kind = kindOf(edge);
        const touches = selected !== null && (edge.from === selected || edge.to === selected);
        return (
          <g key={keyOf(edge)} data-kind={kind} data-near={touches || undefined}>
            <path className={styles.edge} d={d} markerEnd={`url(#${prefix}-${kind})`} />
          </g>
        );
      })}
      {/* Above all arrows, so that none strikes them through. */}
      {arrows.map(({ edge, words }, index) => {
        const place = places[index];
        return (
          place && (
            <text key={keyOf(edge)} className={styles.label} x={place.x} y={place.y}>
              {words}
            </text>
          )
        );
      })}
    </svg>
  );
}

interface Arrow extends Words {
  edge: HeapEdge;
  d: string;
  words: string;
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

function keyOf({ kind, from, to }: HeapEdge): string {
  return `${kind} ${from} ${to}`;
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

/** A ground behind the members of a cycle, so that it is seen before it is read. */
function CycleGround({ members, boxes }: { members: readonly number[]; boxes: ReadonlyMap<number, Box> }) {
  const placed = members.flatMap((id) => boxes.get(id) ?? []);
  const [first] = placed.toSorted((one, other) => one.x - other.x || one.y - other.y);
  if (first === undefined) return null;
  return (
    <g className={styles.cycle}>
      {placed.map(({ x, y, width, height }) => (
        <rect key={`${x} ${y}`} x={x - 6} y={y - 6} width={width + 12} height={height + 12} rx={10} />
      ))}
      <text x={first.x - 2} y={first.y - 10}>
        cycle
      </text>
    </g>
  );
}
