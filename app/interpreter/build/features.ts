import binaryen from 'binaryen';

/**
 * The features of WebAssembly that the binaries use, by binaryen's names and those of its tools. With all features
 * switched on, binaryen writes encodings that engines do not read yet.
 */
const FEATURES = {
  MutableGlobals: 'mutable-globals',
  NontrappingFPToInt: 'nontrapping-float-to-int',
  BulkMemory: 'bulk-memory',
  BulkMemoryOpt: 'bulk-memory-opt',
  SignExt: 'sign-ext',
  ExceptionHandling: 'exception-handling',
  ReferenceTypes: 'reference-types',
  Multivalue: 'multivalue',
} as const;

/** The declarations call this a const enum; it is an object. */
const BITS = (binaryen as unknown as { Features: Record<keyof typeof FEATURES, number> }).Features;

/** For `Module.setFeatures`. */
export const FEATURE_BITS = Object.keys(FEATURES).reduce(
  (bits, name) => bits | BITS[name as keyof typeof FEATURES],
  0,
);

/** For binaryen's command line tools. */
export const FEATURE_FLAGS = Object.values(FEATURES).map((name) => `--enable-${name}`);
