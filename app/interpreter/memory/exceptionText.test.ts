import { expect, test } from 'vitest';
import { observedRun } from '../../../tests/fidelity/observedRun.ts';
import { nodeAssets } from '../node/nodeAssets.ts';

await nodeAssets();

/** Raises each in a callback, and prints what Python itself makes of it. */
async function told(exceptions: readonly string[]): Promise<{ recorded: string[]; printed: string[] }> {
  const { trace, stdout } = await observedRun(`
import weakref
class A: pass
class Own(Exception): pass
class Custom(ValueError):
    def __str__(self): return 'custom'
def call(raising):
    def gone(ref): raising()
    a = A()
    ref = weakref.ref(a, gone)
    del a
    try: raising()
    except BaseException as error: print(f"{type(error).__name__}: {error}".removesuffix(": "))
def throw(error): raise error
${exceptions.map((made) => `call(lambda: ${made})`).join('\n')}
`);
  const recorded = trace.events.flatMap((event) =>
    event.kind === 'callback-finished' ? [event.error ?? ''] : [],
  );
  return { recorded, printed: stdout.trimEnd().split('\n') };
}

test('an exception has the text that Python gives it', async () => {
  const { recorded, printed } = await told([
    "throw(ValueError('text'))",
    'throw(ValueError())',
    'throw(ValueError(3))',
    'throw(ValueError(None))',
    "throw(Own('a', 1, 2.5))",
    "throw(KeyError('k'))",
    'throw(SystemExit(3))',
    "throw(OSError(2, 'No such'))",
    "throw(OSError('text'))",
    "open('/nonexistent')",
    '1 / 0',
    "__import__('nowhere')",
    '[].nothing',
  ]);
  expect(recorded).toEqual(printed);
});

test('what Python would have to be run for is left out', async () => {
  const { recorded } = await told([
    "throw(Custom('x'))",
    "b'\\xff'.decode()",
    'throw(ValueError(A()))',
    "throw(Own(A(), 'text'))",
    "throw(ExceptionGroup('several', [ValueError()]))",
  ]);
  expect(recorded).toEqual(['Custom', 'UnicodeDecodeError', 'ValueError', 'Own', 'ExceptionGroup']);
});
