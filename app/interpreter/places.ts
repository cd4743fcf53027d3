import type { StringTable } from '../trace/strings.ts';
import type { CodeFacts, PythonMemory } from './pythonMemory.ts';

/** Where an event happened, as the log's columns have it. */
export interface Place {
  line: number;
  functionText: number;
}

const STANDARD_LIBRARY = '/lib/python314.zip/';
const FROZEN = /^<frozen (.+)>$/;

interface KnownCode extends CodeFacts {
  functionText: number;
  libraryText: number;
  isStandardLibrary: boolean;
}

/** Code objects by address, described as long as they live. */
export class Places {
  readonly #memory: PythonMemory;
  readonly #texts: StringTable;
  readonly #codes = new Map<number, KnownCode>();

  constructor(memory: PythonMemory, texts: StringTable) {
    this.#memory = memory;
    this.#texts = texts;
  }

  /** 0 for none. */
  line(code: number, instruction: number): number {
    return this.#known(code).lines[this.#memory.unit(code, instruction)] ?? 0;
  }

  functionText(code: number): number {
    return this.#known(code).functionText;
  }

  libraryText(code: number): number {
    return this.#known(code).libraryText;
  }

  isStandardLibrary(code: number): boolean {
    return this.#known(code).isStandardLibrary;
  }

  /** The code object is about to be freed; its address may be another's next. */
  forget(code: number): void {
    this.#codes.delete(code);
  }

  #known(code: number): KnownCode {
    const known = this.#codes.get(code);
    if (known !== undefined) return known;
    const facts = this.#memory.code(code);
    const described = {
      ...facts,
      functionText: this.#texts.intern(facts.qualname),
      libraryText: this.#texts.intern(`${moduleOf(facts.filename)}.${facts.qualname}`),
      isStandardLibrary: facts.filename.startsWith(STANDARD_LIBRARY) || FROZEN.test(facts.filename),
    };
    this.#codes.set(code, described);
    return described;
  }
}

/** The module that a code object's file is: `weakref`, `collections.abc`; the file itself if it is none. */
export function moduleOf(filename: string): string {
  const frozen = FROZEN.exec(filename);
  if (frozen !== null) return frozen[1]!;
  const path = filename.startsWith(STANDARD_LIBRARY)
    ? filename.slice(STANDARD_LIBRARY.length)
    : filename.replace(/^.*\/path\d+\//, '').replace(/^.*\/site-packages\//, '');
  if (!path.endsWith('.py')) return filename;
  return path
    .slice(0, -'.py'.length)
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.')
    .replace(/^\.+/, '');
}
