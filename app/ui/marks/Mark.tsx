import { layersOf, type Shape } from './shapes.ts';

/**
 * A mark as it stands in tables and legends. Always beside words that say the same: it has no name itself. `size`
 * is in px at normal text size, with which it grows.
 */
export function Mark({ shape, size = 16 }: { shape: Shape; size?: number }) {
  const side = `${size / 16}rem`;
  return (
    <svg width={side} height={side} viewBox="-8 -8 16 16" aria-hidden="true" focusable="false">
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
