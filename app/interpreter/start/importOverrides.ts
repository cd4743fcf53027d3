/** Functions that CPython asks of its host and that are answered here instead of by Emscripten. */
export interface ImportOverrides {
  /** CPython's eval loop and some of its C code ask for a pending signal all through a program; 0 for none. */
  pendingSignal?(): number;
  /** The clock that time.sleep watches, in milliseconds. */
  sleepClock?(): number;
  /** Fills memory with entropy. */
  random?(bytes: Uint8Array): void;
  /** Milliseconds since 1970, for everything that asks for the date or a monotonic time. */
  dateMs?(): number;
  /** Whether local time is UTC, wherever the host is. */
  inUtc?: true;
  /** Sets C's time zone: where its offset, its daylight flag and its two names are. */
  setTimeZone?(...places: TimeZonePlaces): void;
  /** Something to wait for before standard input is read; null where nothing. */
  beforeInput?(): Promise<void> | null;
}

/** Addresses of C's timezone, daylight, and the two buffers behind tzname. */
export type TimeZonePlaces = [timezone: number, daylight: number, standardName: number, summerName: number];

type Imported = (...args: never[]) => unknown;
type FdRead = (fd: number, iov: number, iovCount: number, read: number) => number;

/** JSPI, as far as it is used; TypeScript does not know it yet. */
export const jspi = WebAssembly as unknown as {
  Suspending?: new (f: (...args: never[]) => unknown) => Imported;
  promising?<Args extends unknown[], Result>(
    f: (...args: Args) => Result,
  ): (...args: Args) => Promise<Result>;
};

/** The imports of an instantiation, with the overrides in place of Emscripten's functions. */
export function overriddenImports(
  imports: WebAssembly.Imports,
  memory: () => Uint8Array,
  overrides: ImportOverrides,
): WebAssembly.Imports {
  const env: WebAssembly.ModuleImports = { ...imports.env };
  const wasi: WebAssembly.ModuleImports = { ...imports.wasi_snapshot_preview1 };
  const { pendingSignal, sleepClock, random, dateMs, inUtc, setTimeZone, beforeInput } = overrides;
  if (pendingSignal) env._Py_CheckEmscriptenSignals_Helper = pendingSignal;
  if (sleepClock) env.emscripten_get_now = sleepClock;
  if (inUtc) Object.assign(env, { _localtime_js: env._gmtime_js, _mktime_js: env._timegm_js });
  if (setTimeZone) env._tzset_js = setTimeZone;
  if (random)
    wasi.random_get = (at: number, length: number) => {
      random(memory().subarray(at >>> 0, (at >>> 0) + length));
      return 0;
    };
  if (dateMs) {
    env.emscripten_date_now = dateMs;
    wasi.clock_time_get = (_clock: number, _precision: bigint, at: number) => {
      const bytes = memory();
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      view.setBigUint64(at >>> 0, BigInt(Math.round(dateMs() * 1e6)), true);
      return 0;
    };
  }
  if (beforeInput && jspi.Suspending) {
    const read = wasi.fd_read as FdRead;
    const suspendingRead: FdRead = (fd, iov, iovCount, count) => {
      const wait = fd === 0 ? beforeInput() : null;
      const answer = () => read(fd, iov, iovCount, count);
      // A promise suspends the whole wasm stack; a number is returned at once.
      return wait === null ? answer() : (wait.then(answer) as unknown as number);
    };
    wasi.fd_read = new jspi.Suspending(suspendingRead as Imported) as WebAssembly.ImportValue;
  }
  return { ...imports, env, wasi_snapshot_preview1: wasi };
}
