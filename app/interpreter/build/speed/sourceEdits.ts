import { StructureError } from '../structureError.ts';

/** A piece of text that stands exactly once in Pyodide's JavaScript, and what it becomes. */
export interface SourceEdit {
  what: string;
  by: string;
}

/** Makes all edits; throws a StructureError that names each text that does not stand there once. */
export function withEdits(source: string, edits: readonly SourceEdit[]): string {
  const missing = edits.flatMap(({ what }) => {
    const places = source.split(what).length - 1;
    return places === 1 ? [] : [`Pyodide’s JavaScript has ${places} places for “${what}” instead of 1`];
  });
  if (missing.length > 0) throw new StructureError(...missing);
  return edits.reduce((text, { what, by }) => text.split(what).join(by), source);
}
