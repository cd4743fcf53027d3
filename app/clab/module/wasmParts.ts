import { ByteReader, ByteWriter } from './bytes.ts';

/** A section of a module: its content stands at `from` up to `to` in the module's bytes. */
export interface Section {
  id: number;
  /** Of a custom section; empty for any other. */
  name: string;
  from: number;
  to: number;
}

export const SECTION = { custom: 0, type: 1, import: 2, function: 3, export: 7, code: 10 } as const;
export const KIND = { function: 0, table: 1, memory: 2, global: 3 } as const;
const HEADER_BYTES = 8;

export function sectionsOf(module: Uint8Array): Section[] {
  const sections: Section[] = [];
  const reader = new ByteReader(module, HEADER_BYTES);
  while (reader.at < module.length) {
    const id = reader.byte();
    const length = reader.leb();
    const from = reader.at;
    const name = id === SECTION.custom ? reader.name() : '';
    sections.push({ id, name, from: id === SECTION.custom ? reader.at : from, to: from + length });
    reader.at = from + length;
  }
  return sections;
}

export interface Import {
  module: string;
  name: string;
  kind: number;
  /** What stands behind the kind. */
  description: Uint8Array;
}

export function importsIn(module: Uint8Array, { from }: Section): Import[] {
  const reader = new ByteReader(module, from);
  return Array.from({ length: reader.leb() }, () => {
    const [moduleName, name, kind] = [reader.name(), reader.name(), reader.byte()];
    const begin = reader.at;
    if (kind === KIND.function) reader.leb();
    else if (kind === KIND.global) reader.at += 2;
    else {
      if (kind === KIND.table) reader.byte();
      if ((reader.leb() & 1) !== 0) reader.leb();
      reader.leb();
    }
    return { module: moduleName, name, kind, description: module.slice(begin, reader.at) };
  });
}

/** A function's parameters and results, by their codes. */
export interface FunctionType {
  parameters: number[];
  results: number[];
}

export function functionTypesIn(module: Uint8Array, { from }: Section): FunctionType[] {
  const reader = new ByteReader(module, from);
  const codes = () => Array.from({ length: reader.leb() }, () => reader.byte());
  return Array.from({ length: reader.leb() }, () => {
    reader.byte(); // What makes it a function.
    return { parameters: codes(), results: codes() };
  });
}

/** The functions' names by their indices, from the module's `name` section. */
export function functionNames(module: Uint8Array, section: Section | undefined): Map<number, string> {
  const names = new Map<number, string>();
  if (section === undefined) return names;
  const reader = new ByteReader(module, section.from);
  while (reader.at < section.to) {
    const id = reader.byte();
    const length = reader.leb();
    const end = reader.at + length;
    if (id === 1)
      for (let count = reader.leb(); count > 0; count -= 1) names.set(reader.leb(), reader.name());
    reader.at = end;
  }
  return names;
}

/** The functions that are exported, by their names. */
export function exportedFunctions(module: Uint8Array, { from }: Section): Map<string, number> {
  const functions = new Map<string, number>();
  const reader = new ByteReader(module, from);
  for (let count = reader.leb(); count > 0; count -= 1) {
    const [name, kind, index] = [reader.name(), reader.byte(), reader.leb()];
    if (kind === KIND.function) functions.set(name, index);
  }
  return functions;
}

/** A module of these sections, some with new content; `left` says which stay. */
export function withSections(
  module: Uint8Array,
  sections: readonly Section[],
  isLeft: (section: Section) => boolean,
  contents: ReadonlyMap<number, Uint8Array>,
): Uint8Array {
  const out = new ByteWriter().append(module.subarray(0, HEADER_BYTES));
  for (const section of sections) {
    if (!isLeft(section)) continue;
    const content =
      section.id === SECTION.custom
        ? new ByteWriter().name(section.name).append(module.subarray(section.from, section.to)).written
        : (contents.get(section.id) ?? module.subarray(section.from, section.to));
    out.byte(section.id).leb(content.length).append(content);
  }
  return out.written.slice();
}
