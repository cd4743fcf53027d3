import * as v from 'valibot';

const MOST_DIAGNOSTICS = 100;
const MOST_MODULE_BYTES = 16 << 20;
const text = v.pipe(
  v.string(),
  v.transform((whole) => whole.slice(0, 2000)),
);
const position = v.object({ line: v.number(), column: v.number() });
const diagnostics = v.pipe(
  v.array(
    v.object({
      severity: v.picklist(['error', 'warning']),
      file: text,
      position,
      ranges: v.array(v.object({ from: position, to: position })),
      message: text,
      option: v.nullable(text),
      notes: v.array(v.object({ file: text, position, message: text })),
    }),
  ),
  v.transform((all) => all.slice(0, MOST_DIAGNOSTICS)),
);

/** What the compiler's worker may send: it reads a stranger's program. */
export const fromCompilerSchema = v.variant('kind', [
  v.object({ kind: v.literal('ready') }),
  v.object({ kind: v.literal('failed'), reason: text }),
  v.object({
    kind: v.literal('result'),
    result: v.variant('kind', [
      v.object({
        kind: v.literal('compiled'),
        module: v.pipe(
          v.instance(Uint8Array),
          v.check((bytes) => bytes.length <= MOST_MODULE_BYTES),
        ),
        diagnostics,
      }),
      v.object({ kind: v.literal('errors'), diagnostics }),
      v.object({ kind: v.literal('too-large'), bytes: v.number(), mostBytes: v.number() }),
      v.object({ kind: v.literal('gave-up'), message: text, diagnostics }),
    ]),
  }),
]);
