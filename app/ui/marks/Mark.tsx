import { layersOf, type Shape } from './shapes.ts';

/** A mark as it stands in tables and legends. Always beside words that say the same: it has no name itself. */
export function Mark({ shape, sizeRem = 1 }: { shape: Shape; sizeRem?: number }) {
  return (
    <svg
      width={`${sizeRem}rem`}
      height={`${sizeRem}rem`}
      viewBox="-8 -8 16 16"
      aria-hidden="true"
      focusable="false"
    >
      {layersOf(shape).map((layer) => (
        <path
          key={layer.d + (layer.stroke ?? '')}
          d={layer.d}
          fill={layer.fill === undefined ? 'none' : `var(--c-${layer.fill})`}
          stroke={layer.stroke === undefined ? 'none' : `var(--c-${layer.stroke})`}
          strokeWidth={layer.strokeWidth}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}
