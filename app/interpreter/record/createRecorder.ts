import { connectCapi } from '../capi/capiModule.ts';
import { LineTables } from '../memory/lineTables.ts';
import { Packer } from '../wire/packing.ts';
import { AttachedRecorder, type RegistryExports } from './attachedRecorder.ts';
import { Outgoing } from './outgoing.ts';
import { connectProbe } from './probe.ts';
import type { RecorderAssets, RecorderBeforeStart, RecordsGo } from './recorder.ts';
import { SymbolTable } from './symbols.ts';

interface LinesExports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
}
export function createRecorder(
  assets: RecorderAssets,
  recordsGo: RecordsGo = 'into-log',
): RecorderBeforeStart {
  const symbols = new SymbolTable();
  const registries = {
    types: instantiate<RegistryExports>(assets.registry, {}),
    watched: instantiate<RegistryExports>(assets.registry, {}),
    codes: instantiate<RegistryExports>(assets.registry, {}),
    tables: instantiate<RegistryExports>(assets.registry, {}),
  };
  const lines = instantiate<LinesExports>(assets.lines, {});
  const outgoing =
    recordsGo === 'elsewhere' ? new Outgoing(new Packer(instantiate(assets.packer, {})), symbols) : null;
  const lineTables = new LineTables(lines.memory);
  // The wasm needs its imports before there is an interpreter whose memory they could read. It calls none until then.
  let attached: AttachedRecorder;
  const host = {
    flush: () => attached.bufferFull(),
    clockUs: () => attached.nowUs(),
    describeType: (type: number) => attached.questions.describeType(type >>> 0),
    describeCode: (code: number) => attached.questions.describeCode(code >>> 0),
    callbackName: (callback: number) => attached.questions.callbackName(callback >>> 0),
    functionName: (function_: number) => attached.questions.functionName(function_ >>> 0),
    pendingError: () => attached.questions.pendingError(),
    pendingMessage: () => attached.questions.pendingMessage(),
    lineTable: (code: number) => attached.questions.lineTable(code >>> 0),
    step: (frame: number, line: number) => attached.step(frame >>> 0, line),
    staticTypeList: (type: number) => attached.questions.staticTypeList(type),
    literal: (object: number) => attached.questions.literal(object >>> 0),
    labLoaded: () => attached.labLoaded(),
    capi: (index: number, vector: number, count: number) => attached.capi.call(index, vector >>> 0, count),
  };
  return {
    imports: { ...registries, lines, host },
    attach(exports, capi) {
      const connected = connectProbe(exports);
      connectCapi(exports, capi);
      attached = new AttachedRecorder(exports, capi, connected, registries, lineTables, symbols, outgoing);
      return attached;
    },
  };
}

function instantiate<T extends WebAssembly.Exports>(bytes: Uint8Array, imports: WebAssembly.Imports): T {
  const module = new WebAssembly.Module(bytes as BufferSource);
  return new WebAssembly.Instance(module, imports).exports as T;
}
