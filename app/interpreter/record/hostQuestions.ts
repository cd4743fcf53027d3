import { TASK, TYPE } from '../cpython-3.14/layout.ts';
import { exceptionMessage, exceptionText } from '../memory/exceptionText.ts';
import type { LineTables } from '../memory/lineTables.ts';
import { literalOf } from '../memory/literals.ts';
import { describeCode } from './places.ts';
import type { ConnectedProbe } from './probe.ts';
import type { SymbolTable } from './symbols.ts';

/** What the probe asks while it writes a record: descriptions of what is in memory now, by number. */
export class HostQuestions {
  readonly #connected: ConnectedProbe;
  readonly #symbols: SymbolTable;
  readonly #lineTables: LineTables;
  /** The module of the program's C; `from` is the address of its data, 0 until it is loaded. null where there is none. */
  lab: { name: string; from: number; bytes: number; tableCount: number } | null = null;

  constructor(connected: ConnectedProbe, symbols: SymbolTable, lineTables: LineTables) {
    this.#connected = connected;
    this.#symbols = symbols;
    this.#lineTables = lineTables;
  }

  /** The text of its name times two, and one where the snippet defined it. */
  describeType(type: number): number {
    const { memory } = this.#connected;
    return (this.#symbols.texts.intern(memory.typeName(type)) << 1) | (this.#isSnippetClass(type) ? 1 : 0);
  }

  describeCode(code: number): number {
    return this.#symbols.codes.push(describeCode(this.#connected.memory, code));
  }

  callbackName(callback: number): number {
    return this.#symbols.texts.intern(this.#connected.memory.callableName(callback));
  }

  functionName(function_: number): number {
    return this.#symbols.texts.intern(this.#connected.memory.qualifiedName(function_));
  }

  pendingError(): number {
    return this.#symbols.texts.intern(this.pendingErrorText());
  }

  pendingErrorText(): string {
    return exceptionText(this.#connected.memory, this.#pendingException());
  }

  pendingMessage(): number {
    return this.#symbols.texts.intern(exceptionMessage(this.#connected.memory, this.#pendingException()));
  }

  /** The text of an object's repr, which runs nothing; the empty one where it would have to. */
  literal(object: number): number {
    return this.#symbols.texts.intern(literalOf(this.#connected.memory, object) ?? '');
  }

  lineTable(code: number): number {
    return this.#lineTables.write(this.#connected.memory, code);
  }

  staticTypeList(type: number): number {
    return this.#connected.python.PyObject_GET_WEAKREFS_LISTPTR(type);
  }

  /**
   * Whether births of a class's instances are recorded: the snippet defined it (its `__module__` is `__main__`), or it is
   * asyncio's Task. Weakref classes make weakrefs.
   */
  #isSnippetClass(type: number): boolean {
    const { memory, probe, python, moduleKey } = this.#connected;
    if (memory.isSubtype(type, memory.types.ref)) return false;
    // A static type of the program's C: without weakrefs to its instances, nothing reports their deaths.
    if (this.lab !== null && type >= this.lab.from && type < this.lab.from + this.lab.bytes)
      return memory.word(type + TYPE.weaklistOffset) !== 0;
    const dict = memory.word(type + TYPE.dict);
    if (dict === 0) return false;
    const module = memory.str(python.PyDict_GetItem(dict, moduleKey));
    if (module !== '_asyncio' || memory.typeName(type) !== 'Task')
      return module === '__main__' || (this.lab !== null && module === this.lab.name);
    // Tasks are recorded as the snippet's own objects are: asyncio itself keeps them only weakly.
    probe.taskTypeIs(type, TASK.state);
    return true;
  }

  #pendingException(): number {
    return this.#connected.memory.word(this.#connected.currentException);
  }
}
