import { useId } from 'react';
import type { HeapEdge } from '../../model/heap/heapMoment.ts';
import type { HeapPicture } from '../../model/heap/heapPicture.ts';
import type { ArrowKind } from './arrowKinds.ts';
import styles from './Heap.module.css';
import { heapArrows } from './heapArrows.ts';
import type { Box } from './heapLayout.ts';

const KINDS: readonly ArrowKind[] = ['strong', 'weak', 'cut', 'dangling', 'cycle'];

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
  const arrows = heapArrows(picture, boxes);
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
      {arrows.map(({ edge, kind, d }) => {
        const touches = selected !== null && (edge.from === selected || edge.to === selected);
        return (
          <g key={keyOf(edge)} data-kind={kind} data-near={touches || undefined}>
            <path className={styles.edge} d={d} markerEnd={`url(#${prefix}-${kind})`} />
          </g>
        );
      })}
      {/* Above all arrows, so that none strikes them through. */}
      {arrows.map(
        ({ edge, words, place }) =>
          place !== null && (
            <text key={keyOf(edge)} className={styles.label} x={place.x} y={place.y}>
              {words}
            </text>
          ),
      )}
    </svg>
  );
}

function keyOf({ kind, from, to }: HeapEdge): string {
  return `${kind} ${from} ${to}`;
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
