import { addCapiFunctions } from '../capi/capiModule.ts';
import type { RecorderBeforeStart } from '../record/recorder.ts';
import type { InterpreterAssets, InterpreterManifest } from '../start/assets.ts';
import type { PyodideApi } from '../start/emscripten.ts';
import type { ImportOverrides, TimeZonePlaces } from '../start/importOverrides.ts';
import { packInitialData } from '../start/initialData.ts';
import { load, trampolinePlace } from '../start/loader.ts';
import { MAKE_TIME_ZONE_OBJECTS, type TimeZoneObjects } from '../start/timeZone.ts';
import { zeroFreeMemory } from './zeroFreeMemory.ts';

/** The Python sources that are put into the snapshot. */
export interface HarnessSources {
  harness: string;
  eventLoop: string;
  capi: string;
}

export interface Snapshot {
  snapshot: Uint8Array;
  initialData: Uint32Array;
  facts: Pick<InterpreterManifest, 'harness' | 'capi' | 'timeZone' | 'python'>;
}

/**
 * Initialises CPython, puts the harness into it and takes its memory. The image is the same whenever and wherever it
 * is taken: entropy and clocks are constants, and the harness gives `random` new entropy before a snippet runs.
 */
export async function takeSnapshot(
  ...inputs: [assets: InterpreterAssets, recorder: RecorderBeforeStart, key: string, sources: HarnessSources]
): Promise<Snapshot> {
  const { now } = Date;
  // Emscripten's files have times, and Python reads some of them.
  Date.now = () => BUILD_DATE_MS;
  try {
    return await take(...inputs);
  } finally {
    Date.now = now;
  }
}

async function take(
  assets: InterpreterAssets,
  recorder: RecorderBeforeStart,
  key: string,
  sources: HarnessSources,
): Promise<Snapshot> {
  let places: TimeZonePlaces | undefined;
  let initial = new Uint32Array();
  const { module, exports, api } = await load({
    assets,
    recorder,
    key,
    beforeStart: (memory) => {
      initial = new Uint32Array(memory.slice().buffer);
    },
    overrides: {
      ...sameEverywhere(),
      setTimeZone: (...asked) => {
        places = asked;
      },
    },
  });
  module.API.initializeStreams!();
  for (const [name, text] of Object.entries(sources)) api.globals.set(name, text);
  const { harness, capi: capiObjects, zone } = JSON.parse(String(api.runPython(INSTALL))) as Installed;
  // Nothing in Python holds them but the namespace they are in.
  for (const address of [...Object.values(harness), ...Object.values(zone)]) exports.Py_IncRef(address);
  const python = String(api.runPython('import sys; ".".join(map(str, sys.version_info[:3]))'));
  const capi = addCapiFunctions(exports, ...capiObjects);
  tidyUp(api);
  exports.PyGC_Collect();
  module.HEAPU32[trampolinePlace(module)] = 0;
  if (places === undefined) throw new Error('CPython no longer asks for the time zone when it starts.');
  const timeZone = { places, objects: zone };
  zeroFreeMemory(module, exports);
  const snapshot = withoutEmptyEnd(api.makeMemorySnapshot());
  return {
    snapshot,
    initialData: packInitialData(initial, new Uint32Array(module.HEAPU32)),
    facts: { harness, capi, timeZone, python },
  };
}

/** Memory is empty where nothing is written into it. */
function withoutEmptyEnd(image: Uint8Array): Uint8Array {
  return image.slice(0, image.findLastIndex((byte) => byte !== 0) + 1);
}

interface Installed {
  harness: InterpreterManifest['harness'];
  /** The module, and its NULL. */
  capi: [number, number];
  zone: TimeZoneObjects;
}

const INSTALL = `
import json, sys
def execute(name, text):
    namespace = {"__name__": name, "__builtins__": sys.modules["builtins"].__dict__.copy()}
    exec(compile(text, f"<{name}>", "exec", dont_inherit=True), namespace)
    return namespace
execute("event_loop", eventLoop)["install"]()
functions = execute("harness", harness)
module = sys.modules["capi"] = type(sys)("capi")
exec(compile(capi, "<capi>", "exec", dont_inherit=True), module.__dict__)
del module.__builtins__
# As \`python snippet.py\` has them.
sys.path.insert(0, "/home/pyodide")
sys.argv[:] = ["snippet.py"]
${MAKE_TIME_ZONE_OBJECTS}
names = "rehearse", "prepare", "drive", "finish", "report", "add_path"
json.dumps({
    "harness": {name: id(functions[name]) for name in names},
    "capi": [id(module), id(module.NULL)],
    "zone": {name: id(value) for name, value in zone.items()},
})
`;

/** A snippet finds no more than a fresh interpreter would show it. */
function tidyUp(api: PyodideApi): void {
  api.runPython(`
for name in ("execute", "functions", "module", "capi", "harness", "eventLoop", "json", "sys", "time", "zone", "names", "name"):
    globals().pop(name, None)
`);
}

const BUILD_DATE_MS = Date.UTC(2026, 0, 1);

function sameEverywhere(): ImportOverrides {
  let state = 1;
  let dateMs = BUILD_DATE_MS;
  return {
    // Marsaglia's xorshift: any bytes will do, as long as they are the same.
    random(bytes) {
      for (let index = 0; index < bytes.length; index += 1) {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        bytes[index] = state;
      }
    },
    inUtc: true,
    dateMs: () => {
      dateMs += 0.001;
      return dateMs;
    },
  };
}
