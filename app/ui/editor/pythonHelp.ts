import { MODULE_DOCS, type ModuleDoc, type NameDoc } from './pythonDocs.ts';

/** What the snippet's import lines make known: names of modules, and names out of modules. */
interface Imports {
  modules: Map<string, string>;
  names: Map<string, NameHelp>;
}

interface ModuleHelp {
  kind: 'module';
  name: string;
  module: ModuleDoc;
}

interface NameHelp {
  kind: 'name';
  module: string;
  name: NameDoc;
}

export type Help = ModuleHelp | NameHelp;

const FROM_IMPORT = /^[ \t]*from[ \t]+(\w+)[ \t]+import[ \t]+(?:\(([^)]*)\)|(.*))/gm;

function namesOf(module: string): NameHelp[] {
  return (MODULE_DOCS.get(module)?.names ?? []).map((name) => ({ kind: 'name', module, name }));
}

function importsOf(code: string): Imports {
  const imports: Imports = { modules: new Map(), names: new Map() };
  for (const [, list] of code.matchAll(/^[ \t]*import[ \t]+([\w \t.,]+)/gm)) {
    for (const { name, alias } of importedNames(list!))
      if (MODULE_DOCS.has(name)) imports.modules.set(alias, name);
  }
  for (const [, module, inBrackets, plain] of code.matchAll(FROM_IMPORT)) {
    const known = namesOf(module!);
    for (const { name, alias } of importedNames(inBrackets ?? plain!)) {
      for (const help of known) {
        if (name === '*') imports.names.set(help.name.name, help);
        else if (name === help.name.name) imports.names.set(alias, help);
      }
    }
  }
  return imports;
}

/** `ref, proxy as p` → both names and what they are called here. */
function importedNames(list: string): { name: string; alias: string }[] {
  return list.split(',').map((item) => {
    const [name = '', , alias = name] = item.replace(/#.*/, '').trim().split(/\s+/);
    return { name, alias };
  });
}

/** What can follow the text before the cursor; empty where this table has nothing to say. */
export function completionsAt(code: string, lineBeforeCursor: string): Help[] {
  if (lineBeforeCursor.includes('#')) return [];
  if (/^\s*(?:import|from)\s+(?:[\w.]+,\s*)*\w*$/.test(lineBeforeCursor))
    return [...MODULE_DOCS].map(([name, module]) => ({ kind: 'module', name, module }));
  const from = /^\s*from\s+(\w+)\s+import\s+\(?[\w\s,]*$/.exec(lineBeforeCursor);
  if (from !== null) return namesOf(from[1]!);
  const member = /(?<![\w.])(\w+)\.\w*$/.exec(lineBeforeCursor);
  return member === null ? [] : namesOf(importsOf(code).modules.get(member[1]!) ?? '');
}

/** What the word means that begins at `start` (0-based) in the line; null where the table does not know it. */
export function helpFor(code: string, line: string, start: number, word: string): Help | null {
  const imports = importsOf(code);
  const nameIn = (module: string) => namesOf(module).find((help) => help.name.name === word) ?? null;
  const before = line.slice(0, start);
  if (before.endsWith('.')) {
    const owner = /(?<![\w.])(\w+)\.$/.exec(before);
    return nameIn(imports.modules.get(owner?.[1] ?? '') ?? '');
  }
  const from = /^\s*from\s+(\w+)\s+import\s/.exec(line);
  if (from !== null && start > line.indexOf(' import ')) return nameIn(from[1]!);
  const isImportLine = /^\s*(?:import|from)\s/.test(line);
  const name = imports.modules.get(word) ?? (isImportLine ? word : '');
  const module = MODULE_DOCS.get(name);
  return module === undefined ? (imports.names.get(word) ?? null) : { kind: 'module', name, module };
}
