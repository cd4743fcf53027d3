import { encode } from 'uqr';

export type QrResult =
  /** `size` modules a side, the quiet ones around it included; `path` fills the dark ones. */
  | { kind: 'code'; size: number; path: string }
  /** More than the largest QR code holds. */
  | { kind: 'too long' };

/** Around a code, so many modules stay light. */
const QUIET_MODULES = 4;

/** A link as a QR code, drawn as one path in units of a module. */
export function qrOf(link: string): QrResult {
  try {
    const { size, data } = encode(link, { ecc: 'L', border: QUIET_MODULES });
    const runs: string[] = [];
    for (const [y, row] of data.entries())
      for (let x = 0; x < size; x += 1) {
        if (!row[x]) continue;
        const begin = x;
        while (x + 1 < size && row[x + 1]) x += 1;
        runs.push(`M${begin} ${y}h${x + 1 - begin}v1H${begin}z`);
      }
    return { kind: 'code', size, path: runs.join('') };
  } catch {
    return { kind: 'too long' };
  }
}

/** The code as a file of its own; always black on white, for cameras. */
export function qrSvg({ size, path }: { size: number; path: string }): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
}
