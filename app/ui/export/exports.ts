import { chromeEvents } from '../../model/exports/chromeTrace.ts';
import { buildViewModel } from '../../model/viewModel.ts';
import type { Run } from '../../session/state.ts';
import { arrayParts, jsonParts } from './jsonParts.ts';
import { canvasMeasure, type Picture, picturePng, pictureSvg } from './picture.ts';

export const EXPORTS = ['svg', 'png', 'json', 'perfetto'] as const;
export type ExportKind = (typeof EXPORTS)[number];

export interface ExportSource {
  run: Run;
  /** null where no timeline is on the screen. */
  picture: Picture | null;
  /** Whether interpreter events are shown, and go along. */
  hidden: boolean;
}

export interface ExportedFile {
  name: string;
  blob: Blob;
}

const TITLE = 'Weak references of a Python program';

/** The file for an export; null where it cannot be made here. */
export async function exportFile(kind: ExportKind, source: ExportSource): Promise<ExportedFile | null> {
  const { run, picture, hidden } = source;
  switch (kind) {
    case 'svg': {
      if (picture === null) return null;
      const svg = pictureSvg(picture, TITLE, canvasMeasure());
      return { name: 'timeline.svg', blob: new Blob([svg], { type: 'image/svg+xml' }) };
    }
    case 'png': {
      const blob = picture === null ? null : await picturePng(picture);
      return blob === null ? null : { name: 'timeline.png', blob };
    }
    case 'json': {
      // The explanations take a parser of Python, which the page can do without until then.
      const writing = await import('./traceOf.ts').catch(() => null);
      if (writing === null) return null;
      return { name: 'trace.json', blob: jsonBlob(jsonParts(writing.traceOf(run, { hidden }))) };
    }
    case 'perfetto': {
      const events = chromeEvents(buildViewModel(run.log, { hidden }), `CPython ${run.versions.python}`);
      return { name: 'trace.perfetto.json', blob: jsonBlob(chromeParts(arrayParts(events))) };
    }
  }
}

function* chromeParts(events: Iterable<string>): Generator<string> {
  yield '{"displayTimeUnit":"ns","traceEvents":';
  yield* events;
  yield '}\n';
}

function jsonBlob(parts: Iterable<string>): Blob {
  return new Blob([...parts], { type: 'application/json' });
}

/** Hands a file to the person, as the browser does with downloads. */
export function download({ name, blob }: ExportedFile): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has its own hold on it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
