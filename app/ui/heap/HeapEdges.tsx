import { useId } from 'react';
import type { Box } from '../../model/heapLayout.ts';
import type { HeapEdge, HeapMoment } from '../../model/heapMoment.ts';
import { edgePath } from './edgePath.ts';
import styles from './Heap.module.css';
import { wayText } from './heapText.ts';

const KINDS = ['strong', 'weak', 'cut', 'cycle'] as const;
type Kind = (typeof KINDS)[number];

interface HeapEdgesProps {
  heap: HeapMoment;
  boxes: ReadonlyMap<number, Box>;
  width: number;
  height: number;
  selected: number | null;
}

/** Arrows between things. What they say is said by the things' own names too, so this is a picture only. */
export function HeapEdges({ heap, boxes, width, height, selected }: HeapEdgesProps) {
  const prefix = useId();
  const cycleOf = new Map(heap.cycles.flatMap((members, index) => members.map((id) => [id, index] as const)));
  const kindOf = ({ kind, from, to }: HeapEdge): Kind =>
    kind === 'strong' && cycleOf.has(from) && cycleOf.get(from) === cycleOf.get(to) ? 'cycle' : kind;
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
      {heap.cycles.map((members) => (
        <CycleGround key={members.join(' ')} members={members} boxes={boxes} />
      ))}
      {heap.edges.map((edge) => {
        const from = boxes.get(edge.from);
        const to = boxes.get(edge.to);
        if (from === undefined || to === undefined) return null;
        const kind = kindOf(edge);
        const isNamed = (heap.nodes.get(edge.to)?.names.length ?? 0) > 0;
        const { d, labelX, labelY } = edgePath(from, to, edge.kind === 'strong' ? 'below' : 'above', isNamed);
        const touches = selected !== null && (edge.from === selected || edge.to === selected);
        return (
          <g key={`${edge.kind} ${edge.from} ${edge.to}`} data-kind={kind} data-near={touches || undefined}>
            <path className={styles.edge} d={d} markerEnd={`url(#${prefix}-${kind})`} />
            {edge.labels.length > 0 && (
              <text className={styles.label} x={labelX} y={labelY}>
                {wayText(edge.labels.join(' '))}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** A ground behind the members of a cycle, so that it is seen before it is read. */
function CycleGround({ members, boxes }: { members: readonly number[]; boxes: ReadonlyMap<number, Box> }) {
  const placed = members.flatMap((id) => boxes.get(id) ?? []);
  const first = placed[0];
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
