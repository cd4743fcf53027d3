import type { EventLog } from '../../../trace/eventLog.ts';
import { type CodeDescription, MOST_PLACES } from '../records.ts';
import { Malformed } from './malformed.ts';

/** Where the interpreter was. */
interface Place {
  /** The snippet's, or none. */
  code: CodePlaces;
  line: number;
  /** What runs on its behalf, or none. */
  library: CodePlaces;
  /** Whether what is made here is the snippet's. */
  isSnippets: boolean;
  /** The log's number of the place; -1 while nothing has happened there. */
  inLog: number;
  /** The same where a line of the program's C runs, by its site. */
  inLogBySite?: Map<number, number>;
}

/** A line of the program's C, in its function. */
interface Site {
  function: string;
  line: number;
}

/** Follows where the interpreter is, by the records that say so. */
export class Places {
  readonly #log: EventLog;
  /** Where nothing of Python runs. It belongs to this log, because places are numbered by log. */
  readonly #noCode = new CodePlaces(NO_CODE);
  readonly #codes: CodePlaces[] = [this.#noCode];
  #place: Place = { code: this.#noCode, line: 0, library: this.#noCode, isSnippets: false, inLog: -1 };
  /** By their numbers. */
  readonly #places: Place[] = [];
  /** By their numbers; none is 0. */
  readonly #sites: Site[] = [{ function: '', line: 0 }];
  /** The line of C that runs. */
  #site = 0;

  constructor(log: EventLog) {
    this.#log = log;
  }

  addCodes(codes: readonly CodeDescription[]): void {
    for (const code of codes) {
      this.#codes.push(new CodePlaces(code));
      if (code.isC) for (const line of code.lines) this.#sites.push({ function: code.function, line });
    }
  }

  moveTo(number: number, library: number, code: number, unit: number): void {
    const place = this.#codes[code];
    const outer = this.#codes[library >>> 1];
    if (place === undefined || outer === undefined) throw new Malformed('an unknown code object');
    if (number >= MOST_PLACES) throw new Malformed('an unknown place');
    this.#place = {
      code: place,
      line: place.description.lines[unit] ?? 0,
      library: outer,
      isSnippets: code !== 0 && !((library & 1) === 1 && outer.description.isStandardLibrary),
      inLog: -1,
    };
    this.#places[number] = this.#place;
  }

  moveBack(number: number): void {
    const place = this.#places[number];
    if (place === undefined) throw new Malformed('an unknown place');
    this.#place = place;
  }

  /** A line of the program's C runs from here on; 0 for none. */
  moveInC(site: number): void {
    if (site >= this.#sites.length) throw new Malformed('an unknown line of C');
    this.#site = site;
  }

  /** Whether what is made now is the snippet's. */
  get isSnippets(): boolean {
    return this.#place.isSnippets;
  }

  /** The log's number of the present place. Many records come from the same place, and many places have no event. */
  inLog(): number {
    const place = this.#place;
    if (this.#site !== 0) return this.#inC(place, this.#site);
    if (place.inLog !== -1) return place.inLog;
    const library = place.library === this.#noCode ? null : place.library;
    place.inLog = place.code.place(place.line, library, this.#log);
    return place.inLog;
  }

  #inC(place: Place, site: number): number {
    place.inLogBySite ??= new Map();
    const known = place.inLogBySite.get(site);
    if (known !== undefined) return known;
    const { texts } = this.#log;
    const { function: name, line } = this.#sites[site]!;
    const library = place.library === this.#noCode ? '' : place.library.description.library;
    const outer = texts.intern(place.code.description.function);
    const inLog = this.#log.place(place.line, outer, texts.intern(library), texts.intern(name), line);
    place.inLogBySite.set(site, inLog);
    return inLog;
  }
}

/** A code object, with the log's numbers of its places. */
class CodePlaces {
  readonly description: CodeDescription;
  /** By line, where it runs for itself; and where library code runs on its behalf. */
  readonly #places: number[] = [];
  readonly #inLibrary = new Map<CodePlaces, number[]>();

  constructor(description: CodeDescription) {
    this.description = description;
  }

  place(line: number, library: CodePlaces | null, log: EventLog): number {
    const places = library === null ? this.#places : this.#placesIn(library);
    const known = places[line];
    if (known !== undefined) return known;
    const functionText = log.texts.intern(this.description.function);
    const libraryText = log.texts.intern(library?.description.library ?? '');
    const place = log.place(line, functionText, libraryText);
    places[line] = place;
    return place;
  }

  #placesIn(library: CodePlaces): number[] {
    let places = this.#inLibrary.get(library);
    if (places === undefined) {
      places = [];
      this.#inLibrary.set(library, places);
    }
    return places;
  }
}

const NO_CODE: CodeDescription = {
  function: '',
  library: '',
  isStandardLibrary: false,
  lines: new Uint32Array(),
};
