import { addCapiFunctions } from '../capi/capiModule.ts';
import type { Recorder } from '../record/recorder.ts';
import type { InterpreterAssets, InterpreterManifest } from '../start/assets.ts';
import type { ImportOverrides, TimeZonePlaces } from '../start/importOverrides.ts';
import { packInitialData } from '../start/initialData.ts';
import { load, trampolinePlace } from '../start/loader.ts';
import type { TimeZoneObjects } from '../start/timeZone.ts';
import { zeroedFreeMemory } from './speed/zeroFreeMemory.ts';

/** The texts of the files in `python/`. */
export interface PythonSources {
  /** Run once; it puts the others into the interpreter. */
  install: string;
  harness: string;
  event_loop: string;
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
  ...inputs: [
    assets: InterpreterAssets,
    recorder: Recorder,
    key: string,
    leftOut: readonly string[],
    sources: PythonSources,
  ]
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
  recorder: Recorder,
  key: string,
  leftOut: readonly string[],
  { install, ...texts }: PythonSources,
): Promise<Snapshot> {
  let places: TimeZonePlaces | undefined;
  let initial = new Uint32Array();
  const { module, exports, api } = await load({
    assets,
    recorder,
    key,
    leftOut,
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
  const namespace = api.toPy(texts);
  const installed = JSON.parse(String(api.runPython(install, { globals: namespace }))) as Installed;
  const { python, harness, zone } = installed;
  // Nothing in Python holds them but that namespace.
  for (const address of [...Object.values(harness), ...Object.values(zone)]) exports.Py_IncRef(address);
  const capi = addCapiFunctions(exports, ...installed.capi);
  namespace.destroy();
  exports.PyGC_Collect();
  module.HEAPU32[trampolinePlace(module)] = 0;
  if (places === undefined) throw new Error('CPython no longer asks for the time zone when it starts.');
  const timeZone = { places, objects: zone };
  if (!leftOut.includes(zeroedFreeMemory.name)) zeroedFreeMemory.clear(module, exports);
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
  python: string;
  harness: InterpreterManifest['harness'];
  /** The module, and its NULL. */
  capi: [number, number];
  zone: TimeZoneObjects;
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
