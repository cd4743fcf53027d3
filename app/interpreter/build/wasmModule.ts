import binaryen from 'binaryen';
import { FEATURE_BITS } from './features.ts';
import { StructureError } from './structureError.ts';

type Expression = binaryen.ExpressionRef;

/** A call expression inside a function's body. */
export interface CallSite {
  expression: Expression;
  target: string;
  operands: Expression[];
}

/** A call whose result something hands on, so that another expression can give it. */
export interface HandedCall {
  call: Expression;
  operands: Expression[];
  /** Puts an expression of the same type where the call stands. */
  replace(by: Expression): void;
}

/** An indirect call that stands directly in a block, so that something can be put around it. */
export interface IndirectCallInBlock {
  call: Expression;
  /** Local variables, all of them. */
  operands: Expression[];
  /** Puts another expression where the call stands. */
  replace(by: Expression): void;
}

/** An indirect call, wherever in a function it stands. */
export interface IndirectCall {
  operands: Expression[];
  target: Expression;
  table: string;
  parameterTypes: binaryen.Type[];
  resultType: binaryen.Type;
  /** Puts an expression of the same type where the call stands. */
  replace(by: Expression): void;
}

/** Binaryen 132 has these, its type declarations have their older names. */
interface DataSegments {
  getNumDataSegments(): number;
  getDataSegmentByIndex(index: number): number;
  getDataSegmentInfo(segment: number): { offset: number; data: ArrayBuffer };
}

/** Nor do the declarations have this field. */
type CallIndirectInfo = binaryen.CallIndirectInfo & { table: string };

/** Nor these. */
const UNDECLARED = binaryen as unknown as {
  Call: { setTarget(call: Expression, target: string): void };
  CallIndirect: Record<'getParams' | 'getResults', (expression: Expression) => binaryen.Type>;
};

function constantValue(expression: Expression): number {
  const info = binaryen.getExpressionInfo(expression);
  if (info.id !== ids.Const) throw new StructureError('an offset that is not a constant');
  return Number((info as binaryen.ConstInfo).value);
}

function isLoadAt(expression: Expression, offset: number): boolean {
  const info = binaryen.getExpressionInfo(expression);
  return info.id === ids.Load && (info as binaryen.LoadInfo).offset === offset;
}

/** The declarations call this a const enum; it is an object. */
const { ExpressionIds: ids } = binaryen as unknown as { ExpressionIds: Record<string, number> };
/** Kinds of expression that hand on a value. */
const HANDERS = new Set([ids.LocalSet, ids.Return, ids.Break]);

/** The fields of binaryen's expression infos that hold child expressions, in the order in which they run. */
const CHILD_FIELDS = new Map(
  Object.entries({
    Block: ['children'],
    If: ['condition', 'ifTrue', 'ifFalse'],
    Loop: ['body'],
    Break: ['value', 'condition'],
    Switch: ['value', 'condition'],
    Call: ['operands'],
    CallIndirect: ['operands', 'target'],
    LocalSet: ['value'],
    GlobalSet: ['value'],
    Load: ['ptr'],
    Store: ['ptr', 'value'],
    Unary: ['value'],
    Binary: ['left', 'right'],
    Select: ['ifTrue', 'ifFalse', 'condition'],
    Drop: ['value'],
    Return: ['value'],
    MemoryCopy: ['dest', 'source', 'size'],
    MemoryFill: ['dest', 'value', 'size'],
    Try: ['body', 'catchBodies'],
  }).map(([kind, fields]) => [ids[kind]!, { kind, fields }]),
);

function childrenIn(info: binaryen.ExpressionInfo, field: string): Expression[] {
  return [(info as unknown as Record<string, Expression | Expression[]>)[field]!].flat();
}

/** Puts another expression in the place of a child. */
function setChild(parent: Expression, field: string, index: number, by: Expression): void {
  const { kind } = CHILD_FIELDS.get(binaryen.getExpressionId(parent))!;
  const edit = (binaryen as unknown as Record<string, Record<string, (...words: number[]) => void>>)[kind]!;
  const one = { children: 'child', operands: 'operand', catchBodies: 'catchBody' }[field];
  const name = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  if (one === undefined) edit[`set${name(field)}`]!(parent, by);
  else edit[`set${name(one)}At`]!(parent, index, by);
}

/**
 * A wasm binary that can be asked about its structure (exports, function table, initial memory, calls) and
 * changed. It has no function names: a function is known by its number, as binaryen writes it.
 */
export class WasmModule {
  readonly module: binaryen.Module;
  readonly #exports = new Map<string, string>();
  readonly #table = new Map<number, string>();
  /** Memory as it is before anything ran: data segments leave out runs of zeros. */
  readonly #initialMemory: Buffer;

  constructor(bytes: Uint8Array) {
    this.module = binaryen.readBinary(bytes);
    this.module.setFeatures(FEATURE_BITS);
    for (let index = 0; index < this.module.getNumExports(); index += 1) {
      const info = binaryen.getExportInfo(this.module.getExportByIndex(index));
      this.#exports.set(info.name, info.value);
    }
    for (let index = 0; index < this.module.getNumElementSegments(); index += 1) {
      const info = binaryen.getElementSegmentInfo(this.module.getElementSegmentByIndex(index));
      const start = constantValue(info.offset);
      info.data.forEach((name, place) => {
        this.#table.set(start + place, name);
      });
    }
    const memory = this.module as unknown as DataSegments;
    const segments = Array.from({ length: memory.getNumDataSegments() }, (_, index) =>
      memory.getDataSegmentInfo(memory.getDataSegmentByIndex(index)),
    );
    const end = Math.max(...segments.map(({ offset, data }) => offset + data.byteLength));
    this.#initialMemory = Buffer.alloc(end + 4);
    for (const { offset, data } of segments) this.#initialMemory.set(new Uint8Array(data), offset);
  }

  hasExport(name: string): boolean {
    return this.#exports.has(name);
  }

  /** The function exported under a name. */
  exportedFunction(name: string): string {
    return this.#exported(name);
  }

  /** The global exported under a name. */
  exportedGlobal(name: string): string {
    return this.#exported(name);
  }

  #exported(name: string): string {
    const value = this.#exports.get(name);
    if (value === undefined) throw new StructureError(`no export named ${name}`);
    return value;
  }

  /** The value of an exported constant global: for CPython's data, its address. */
  exportedAddress(name: string): number {
    const global = this.module.getGlobal(this.exportedGlobal(name));
    return constantValue(binaryen.getGlobalInfo(global).init);
  }

  /** A 32-bit word of the memory as it is before anything ran. */
  initialWord(address: number): number {
    return address + 4 <= this.#initialMemory.length ? this.#initialMemory.readInt32LE(address) : 0;
  }

  /** The function behind a function pointer that stands in initial memory; null for a null pointer. */
  functionAt(address: number): string | null {
    const pointer = this.initialWord(address);
    if (pointer === 0) return null;
    const name = this.#table.get(pointer);
    if (name === undefined) throw new StructureError(`no function behind the pointer at ${address}`);
    return name;
  }

  /** The function behind a word in initial memory; null where the word is no function pointer. */
  functionBehind(address: number): string | null {
    return this.#table.get(this.initialWord(address)) ?? null;
  }

  /** Addresses of a NUL-terminated string, also as the end of a longer one: linkers merge them. */
  addressesOfText(text: string): number[] {
    return this.#addressesOf(Buffer.from(`${text}\0`));
  }

  /** Addresses of aligned words in initial memory that hold `value`. */
  addressesOfWord(value: number): number[] {
    const word = Buffer.alloc(4);
    word.writeInt32LE(value);
    return this.#addressesOf(word).filter((at) => at % 4 === 0);
  }

  #addressesOf(needle: Buffer): number[] {
    const found: number[] = [];
    for (let at = this.#initialMemory.indexOf(needle); at !== -1; ) {
      found.push(at);
      at = this.#initialMemory.indexOf(needle, at + 1);
    }
    return found;
  }

  /** The direct calls of a function, in the order they stand in. */
  callsIn(name: string): CallSite[] {
    const calls: CallSite[] = [];
    this.#walk(this.#info(name).body, (expression, info) => {
      if (info.id !== ids.Call) return;
      const { target, operands } = info as binaryen.CallInfo;
      calls.push({ expression, target, operands: [...operands] });
    });
    return calls;
  }

  /** The direct calls of a function, in all others, whose result is put into a local or handed out of a block. */
  callsOf(target: string): HandedCall[] {
    const calls: HandedCall[] = [];
    for (let index = 0; index < this.module.getNumFunctions(); index += 1) {
      const { body } = binaryen.getFunctionInfo(this.module.getFunctionByIndex(index));
      this.#walk(body, (expression, info) => {
        if (!HANDERS.has(info.id)) return;
        const { value } = info as binaryen.ReturnInfo;
        if (value === 0 || binaryen.getExpressionId(value) !== ids.Call) return;
        const call = binaryen.getExpressionInfo(value) as binaryen.CallInfo;
        if (call.target !== target) return;
        calls.push({
          call: value,
          operands: [...call.operands],
          replace: (by) => setChild(expression, 'value', 0, by),
        });
      });
    }
    return calls;
  }

  /**
   * The indirect calls of a function with that many operands and no result that stand directly in a block; only those
   * of what is loaded at an offset, if one is given.
   */
  indirectCallsIn(name: string, operandCount: number, loadedAt?: number): IndirectCallInBlock[] {
    const calls: IndirectCallInBlock[] = [];
    this.#walk(this.#info(name).body, (block, info) => {
      if (info.id !== ids.Block) return;
      (info as binaryen.BlockInfo).children.forEach((child, index) => {
        // Binaryen has no info on some kinds of expression.
        if (binaryen.getExpressionId(child) !== ids.CallIndirect) return;
        const call = binaryen.getExpressionInfo(child) as binaryen.CallIndirectInfo;
        const operands = [...call.operands];
        if (call.type !== binaryen.none || operands.length !== operandCount) return;
        if (loadedAt !== undefined && !isLoadAt(call.target, loadedAt)) return;
        if (operands.some((operand) => binaryen.getExpressionId(operand) !== ids.LocalGet))
          throw new StructureError('an operand that is no local');
        calls.push({
          call: child,
          operands,
          replace: (by) => setChild(block, 'children', index, by),
        });
      });
    });
    return calls;
  }

  /** All indirect calls of a function. */
  everyIndirectCallIn(name: string): IndirectCall[] {
    const calls: IndirectCall[] = [];
    this.#walk(this.#info(name).body, (parent, info) => {
      for (const field of CHILD_FIELDS.get(info.id)!.fields)
        childrenIn(info, field).forEach((child, index) => {
          if (child === 0 || binaryen.getExpressionId(child) !== ids.CallIndirect) return;
          const { operands, target, table } = binaryen.getExpressionInfo(child) as CallIndirectInfo;
          calls.push({
            operands: [...operands],
            target,
            table,
            parameterTypes: binaryen.expandType(UNDECLARED.CallIndirect.getParams(child)),
            resultType: UNDECLARED.CallIndirect.getResults(child),
            replace: (by) => setChild(parent, field, index, by),
          });
        });
    });
    return calls;
  }

  /** Offsets of the loads in a function whose address is loaded from the constant address `base`. */
  offsetsLoadedThrough(name: string, base: number): number[] {
    const offsets: number[] = [];
    this.#walk(this.#info(name).body, (_expression, info) => {
      if (info.id !== ids.Load) return;
      const load = info as binaryen.LoadInfo;
      if (this.#constantLoaded(load.ptr) === base) offsets.push(load.offset);
    });
    return offsets;
  }

  /** The functions whose pointers a function stores at an offset. */
  functionsStoredAt(name: string, offset: number): string[] {
    const functions: string[] = [];
    this.#walk(this.#info(name).body, (_expression, info) => {
      if (info.id !== ids.Store) return;
      const store = info as binaryen.StoreInfo;
      const value = binaryen.getExpressionInfo(store.value);
      if (store.offset !== offset || value.id !== ids.Const) return;
      const stored = this.#table.get(Number((value as binaryen.ConstInfo).value));
      if (stored !== undefined) functions.push(stored);
    });
    return functions;
  }

  /** The function imported under a name. */
  importedFunction(base: string): string {
    for (let index = 0; index < this.module.getNumFunctions(); index += 1) {
      const info = binaryen.getFunctionInfo(this.module.getFunctionByIndex(index));
      if (info.base === base) return info.name;
    }
    throw new StructureError(`no import named ${base}`);
  }

  isImported(name: string): boolean {
    return this.#info(name).body === 0;
  }

  /** The constant addresses that a function loads from. */
  constantAddressesLoaded(name: string): number[] {
    const addresses: number[] = [];
    this.#walk(this.#info(name).body, (expression, info) => {
      if (info.id !== ids.Load) return;
      const address = this.#constantLoaded(expression);
      if (address !== null) addresses.push(address);
    });
    return addresses;
  }

  /** The functions that load from a constant address. */
  functionsLoading(address: number): string[] {
    const names: string[] = [];
    for (let index = 0; index < this.module.getNumFunctions(); index += 1) {
      const { name, body } = binaryen.getFunctionInfo(this.module.getFunctionByIndex(index));
      if (body !== 0 && this.constantAddressesLoaded(name).includes(address)) names.push(name);
    }
    return names;
  }

  #constantLoaded(expression: Expression): number | null {
    let info = binaryen.getExpressionInfo(expression);
    if (info.id === ids.LocalSet) info = binaryen.getExpressionInfo((info as binaryen.LocalSetInfo).value);
    if (info.id !== ids.Load) return null;
    const pointer = binaryen.getExpressionInfo((info as binaryen.LoadInfo).ptr);
    if (pointer.id !== ids.Const) return null;
    return Number((pointer as binaryen.ConstInfo).value) + (info as binaryen.LoadInfo).offset;
  }

  parameterCount(name: string): number {
    return binaryen.expandType(this.#info(name).params).length;
  }

  hasResult(name: string): boolean {
    return this.#info(name).results !== binaryen.none;
  }

  /** Makes every later direct call at this site go to another function of the same type. */
  retarget(site: CallSite, target: string): void {
    UNDECLARED.Call.setTarget(site.expression, target);
  }

  /** Gives a function a new body, `extraLocals` more i32 locals (numbered after its own), the same name. */
  replaceBody(name: string, body: Expression, extraLocals = 0): void {
    const { params, results, vars } = this.#info(name);
    const more = Array.from({ length: extraLocals }, () => binaryen.i32);
    this.module.removeFunction(name);
    this.module.addFunction(name, params, results, [...vars, ...more], body);
  }

  body(name: string): Expression {
    return this.#info(name).body;
  }

  /** Moves a function's body to a new function and gives the new one's name; the old one is to be replaced. */
  moveBody(name: string): string {
    const { params, results, vars, body } = this.#info(name);
    const moved = `${name}@inner`;
    this.module.addFunction(moved, params, results, vars, body);
    return moved;
  }

  addFunction(name: string, like: string, extraLocals: number, body: Expression): void {
    const { params, results } = this.#info(like);
    const locals = Array.from({ length: extraLocals }, () => binaryen.i32);
    this.module.addFunction(name, params, results, locals, body);
  }

  /** Like `addFunction`, in the place of a function of that name and type. */
  replaceFunction(name: string, extraLocals: number, body: Expression): void {
    const { params, results } = this.#info(name);
    const locals = Array.from({ length: extraLocals }, () => binaryen.i32);
    this.module.removeFunction(name);
    this.module.addFunction(name, params, results, locals, body);
  }

  /** A copy of a function under another name. */
  copyFunction(name: string, copy: string): void {
    const { params, results, vars, body } = this.#info(name);
    this.module.addFunction(copy, params, results, vars, this.module.copyExpression(body));
  }

  /** The expression that chooses among the most targets in a function: an interpreter's dispatch. */
  largestSwitchIn(name: string): {
    targets: number;
    condition: Expression;
    setCondition(by: Expression): void;
  } {
    let largest: { expression: Expression; info: binaryen.SwitchInfo } | null = null;
    this.#walk(this.#info(name).body, (expression, info) => {
      if (info.id !== ids.Switch) return;
      const found = info as binaryen.SwitchInfo;
      if (largest === null || found.names.length > largest.info.names.length)
        largest = { expression, info: found };
    });
    if (largest === null) throw new StructureError('no switch');
    const { expression, info } = largest as { expression: Expression; info: binaryen.SwitchInfo };
    return {
      targets: info.names.length,
      condition: info.condition!,
      setCondition: (by) => setChild(expression, 'condition', 0, by),
    };
  }

  /** The locals of the stores at an offset that store one local through another, the commonest first. */
  localsStoredAt(name: string, offset: number): { pointer: number; value: number; count: number }[] {
    const pairs = new Map<string, { pointer: number; value: number; count: number }>();
    this.#walk(this.#info(name).body, (_expression, info) => {
      if (info.id !== ids.Store || (info as binaryen.StoreInfo).offset !== offset) return;
      const pointer = binaryen.getExpressionInfo((info as binaryen.StoreInfo).ptr);
      const value = binaryen.getExpressionInfo((info as binaryen.StoreInfo).value);
      if (pointer.id !== ids.LocalGet || value.id !== ids.LocalGet) return;
      const pair = {
        pointer: (pointer as binaryen.LocalGetInfo).index,
        value: (value as binaryen.LocalGetInfo).index,
        count: 0,
      };
      const key = `${pair.pointer} ${pair.value}`;
      const known = pairs.get(key) ?? pair;
      known.count += 1;
      pairs.set(key, known);
    });
    return [...pairs.values()].sort((a, b) => b.count - a.count);
  }

  /** A copy of a function, called by `caller` instead of the original; gives the copy's name. */
  copyForCaller(name: string, caller: string): string {
    const { params, results, vars, body } = this.#info(name);
    const copy = `${name}@${caller}`;
    this.module.addFunction(copy, params, results, vars, this.module.copyExpression(body));
    for (const site of this.callsIn(caller)) if (site.target === name) this.retarget(site, copy);
    return copy;
  }

  #info(name: string): binaryen.FunctionInfo {
    return binaryen.getFunctionInfo(this.module.getFunction(name));
  }

  #walk(root: Expression, visit: (expression: Expression, info: binaryen.ExpressionInfo) => void): void {
    if (root === 0) return;
    const id = binaryen.getExpressionId(root);
    const known = CHILD_FIELDS.get(id);
    // A leaf, or a kind of expression that CPython has no calls under.
    if (known === undefined) return;
    const info = binaryen.getExpressionInfo(root);
    for (const field of known.fields) for (const child of childrenIn(info, field)) this.#walk(child, visit);
    visit(root, info);
  }
}
