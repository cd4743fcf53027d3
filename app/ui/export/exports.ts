import { chromeEvents } from '../../model/exports/chromeTrace.ts';
import { buildViewModel } from '../../model/viewModel.ts';
import type { Run } from '../../session/state.ts';
import { readPalette } from '../timeline/palette.ts';
import type { HeapDrawing } from './drawHeap.ts';
import { arrayParts, jsonParts } from './jsonParts.ts';
import { canvasMeasure, heapSheet, type Picture, sheetPng, sheetSvg, timelineSheet } from './picture.ts';

export const EXPORTS = ['svg', 'png', 'heap', 'json', 'perfetto'] as const;
export type ExportKind = (typeof EXPORTS)[number];

export interface ExportSource {
  run: Run;
  /** null where no timeline is on the screen. */
  picture: Picture | null;
  /** null where no heap is on the screen. */
  heap: HeapDrawing | null;
  /** Whether pictures have the program below them. */
  withProgram: boolean;
  /** Whether interpreter events are shown, and go along. */
  hidden: boolean;
}

export interface ExportedFile {
  name: string;
  blob: Blob;
}

const TITLE = 'Weak references of a Python program';

const HEAP_TITLE = 'Objects and weak references of a Python program';

function svgFile(name: string, svg: string): ExportedFile {
  return { name, blob: new Blob([svg], { type: 'image/svg+xml' }) };
}

/** The file for an export; null where it cannot be made here. */
export async function exportFile(kind: ExportKind, source: ExportSource): Promise<ExportedFile | null> {
  const { run, picture, heap, hidden } = source;
  const below = { code: source.withProgram ? run.code : null };
  switch (kind) {
    case 'svg': {
      if (picture === null) return null;
      const measure = canvasMeasure();
      const sheet = timelineSheet(picture, below, measure);
      return svgFile('timeline.svg', sheetSvg(sheet, picture.palette, TITLE, measure));
    }
    case 'png': {
      if (picture === null) return null;
      const blob = await sheetPng(timelineSheet(picture, below, canvasMeasure()), picture.palette);
      return blob === null ? null : { name: 'timeline.png', blob };
    }
    case 'heap': {
      if (heap === null) return null;
      const [measure, palette] = [canvasMeasure(), readPalette(document.body)];
      const sheet = heapSheet(heap, palette, below, measure);
      return sheet === null ? null : svgFile('heap.svg', sheetSvg(sheet, palette, HEAP_TITLE, measure));
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
