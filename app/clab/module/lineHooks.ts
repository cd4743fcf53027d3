import { ByteReader, ByteWriter } from './bytes.ts';
import { type LineRow, readLineTable } from './lineTable.ts';
import {
  exportedFunctions,
  functionNames,
  functionTypesIn,
  importsIn,
  KIND,
  SECTION,
  type Section,
  sectionsOf,
  withSections,
} from './wasmParts.ts';

/** Words in the interpreter's memory through which the probe knows where in C the program is. */
export interface LineWords {
  /** The number of the line that runs; 0 while none does. */
  siteAt: number;
  /** The Python frame that called into C. */
  frameAt: number;
  /** Where the module's data was put; 0 before it is loaded. */
  dataAt: number;
  /** Where its functions were put in the table that function pointers point into. */
  tableAt: number;
  /** CPython's own: the innermost Python frame. */
  currentFrameAt: number;
}

/** A function of the program, with the lines of its sites: these are numbered 1, 2, 3 … through all functions. */
export interface CFunction {
  name: string;
  lines: number[];
}

export interface HookedModule {
  module: Uint8Array;
  functions: CFunction[];
  /** How much of memory its data takes. */
  dataBytes: number;
  /** How many function pointers point to its functions. */
  tableCount: number;
}

const I32 = 0x7f;
const OP = {
  end: 0x0b,
  call: 0x10,
  getLocal: 0x20,
  setLocal: 0x21,
  getGlobal: 0x23,
  load: 0x28,
  store: 0x36,
  constant: 0x41,
};
/** An address's alignment, as a power of two, and its offset. */
const WORD = [2, 0];

/**
 * Puts a store of its number before each line of the program's file, and into each of its functions one that keeps the
 * caller's line and puts it back: so the probe knows the line whatever it is called for, without a call from C to it.
 * Imports get other names where `renamed` has some. What only debuggers read is dropped. Without `words`, nothing else is
 * done.
 */
export function withLineHooks(
  module: Uint8Array,
  file: string,
  words: LineWords | null,
  renamed: (name: string) => string,
): HookedModule {
  const sections = sectionsOf(module);
  const find = (id: number) => sections.find((section) => section.id === id)!;
  const custom = (name: string) => sections.find((section) => section.name === name);
  const imports = importsIn(module, find(SECTION.import));
  const names = functionNames(module, custom('name'));
  const signatures = functionTypesIn(module, find(SECTION.type));
  const typeReader = new ByteReader(module, find(SECTION.function).from);
  const types = Array.from({ length: typeReader.leb() }, () => typeReader.leb());
  const importedCount = imports.filter(({ kind }) => kind === KIND.function).length;
  const lineSection = custom('.debug_line');
  const rows =
    lineSection === undefined ? [] : readLineTable(module.subarray(lineSection.from, lineSection.to));
  const own = rows
    .filter((row) => row.file === file && row.line !== 0 && !row.isEnd)
    .sort((a, b) => a.address - b.address);
  const globals = imports.filter(({ kind }) => kind === KIND.global);
  const bases = [
    { address: words?.dataAt ?? 0, global: globals.findIndex(({ name }) => name === '__memory_base') },
    { address: words?.tableAt ?? 0, global: globals.findIndex(({ name }) => name === '__table_base') },
  ].filter(({ global }) => global !== -1);
  const inits = new Set(
    [...exportedFunctions(module, find(SECTION.export))]
      .filter(([name]) => name.startsWith('PyInit_'))
      .map(([, index]) => index),
  );

  const functions: CFunction[] = [];
  const bodies: Uint8Array[] = [];
  const moved: { type: number; body: Uint8Array }[] = [];
  let site = 1;
  const code = find(SECTION.code);
  const reader = new ByteReader(module, code.from);
  const count = reader.leb();
  for (let index = 0; index < count; index += 1) {
    const length = reader.leb();
    const begin = reader.at;
    const end = begin + length;
    const inside = rowsIn(own, begin - code.from, end - code.from);
    const body = module.subarray(begin, end);
    if (inside.length === 0 || words === null) bodies.push(body);
    else {
      const type = types[index]!;
      const lines = inside.map(({ line }) => line);
      functions.push({ name: names.get(importedCount + index) ?? '', lines });
      const inner = importedCount + count + moved.length;
      const told = inits.has(importedCount + index) ? bases : [];
      bodies.push(keepingTheLine(signatures[type]!.parameters.length, inner, site, words, told));
      moved.push({ type, body: withSites(body, begin - code.from, inside, site, words.siteAt) });
      site += lines.length;
    }
    reader.at = end;
  }

  const functionTypes = new ByteWriter().leb(count + moved.length);
  for (const type of types) functionTypes.leb(type);
  for (const { type } of moved) functionTypes.leb(type);
  const newCode = new ByteWriter().leb(count + moved.length);
  for (const body of [...bodies, ...moved.map((each) => each.body)]) newCode.leb(body.length).append(body);
  const newImports = new ByteWriter().leb(imports.length);
  for (const { module: from, name, kind, description } of imports)
    newImports
      .name(from)
      .name(kind === KIND.function || from === 'GOT.func' ? renamed(name) : name)
      .byte(kind)
      .append(description);
  return {
    module: withSections(
      module,
      sections,
      ({ name }) => !name.startsWith('.debug_'),
      new Map([
        [SECTION.import, newImports.written],
        [SECTION.function, functionTypes.written],
        [SECTION.code, newCode.written],
      ]),
    ),
    functions,
    ...sizesOf(module, custom('dylink.0')),
  };
}

/** The rows of one function: one for each address, the last that there is; the first row at its beginning or before. */
function rowsIn(rows: readonly LineRow[], from: number, to: number): LineRow[] {
  const inside = rows.filter(({ address }) => address >= from && address < to);
  return inside.filter((row, index) => inside[index + 1]?.address !== row.address);
}

/** A function's body with a store before each of its rows; the first number is `site`. */
function withSites(
  body: Uint8Array,
  address: number,
  rows: readonly LineRow[],
  site: number,
  siteAt: number,
): Uint8Array {
  const reader = new ByteReader(body);
  for (let groups = reader.leb(); groups > 0; groups -= 1) {
    reader.leb();
    reader.byte();
  }
  const first = reader.at;
  const out = new ByteWriter().append(body.subarray(0, first));
  let copied = first;
  rows.forEach((row, index) => {
    const at = Math.max(row.address - address, first);
    out.append(body.subarray(copied, at));
    copied = at;
    storeConstant(out, siteAt, site + index);
  });
  return out.append(body.subarray(copied)).written.slice();
}

/** The body that stands in a function's place: it calls the function itself, between keeping and putting back. */
function keepingTheLine(
  parameters: number,
  inner: number,
  site: number,
  { siteAt, frameAt, currentFrameAt }: LineWords,
  bases: readonly { address: number; global: number }[],
): Uint8Array {
  const out = new ByteWriter().append([1, 2, I32]);
  const kept = [siteAt, frameAt].map((address, index) => ({ address, local: parameters + index }));
  const load = (address: number) => out.byte(OP.constant).signedLeb(address).byte(OP.load).append(WORD);
  for (const { address, local } of kept) load(address).byte(OP.setLocal).leb(local);
  for (const { address, global } of bases)
    out.byte(OP.constant).signedLeb(address).byte(OP.getGlobal).leb(global).byte(OP.store).append(WORD);
  out.byte(OP.constant).signedLeb(frameAt);
  load(currentFrameAt).byte(OP.store).append(WORD);
  storeConstant(out, siteAt, site);
  for (let parameter = 0; parameter < parameters; parameter += 1) out.byte(OP.getLocal).leb(parameter);
  out.byte(OP.call).leb(inner);
  for (const { address, local } of kept)
    out.byte(OP.constant).signedLeb(address).byte(OP.getLocal).leb(local).byte(OP.store).append(WORD);
  return out.byte(OP.end).written.slice();
}

function storeConstant(out: ByteWriter, address: number, value: number): void {
  out.byte(OP.constant).signedLeb(address).byte(OP.constant).signedLeb(value).byte(OP.store).append(WORD);
}

/** From the section that every module for loading begins with: a part numbered 1 tells sizes. */
function sizesOf(
  module: Uint8Array,
  section: Section | undefined,
): Pick<HookedModule, 'dataBytes' | 'tableCount'> {
  const none = { dataBytes: 0, tableCount: 0 };
  if (section === undefined) return none;
  const reader = new ByteReader(module, section.from);
  while (reader.at < section.to) {
    const part = reader.byte();
    const length = reader.leb();
    if (part === 1) {
      const dataBytes = reader.leb();
      reader.leb(); // Its alignment.
      return { dataBytes, tableCount: reader.leb() };
    }
    reader.at += length;
  }
  return none;
}
