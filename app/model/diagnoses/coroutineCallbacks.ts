import { argumentOf, calleeName, pathOf } from '../source/expressions.ts';
import type { Expression } from '../source/syntax.ts';
import type { Evidence } from './evidence.ts';
import type { Pitfall } from './pitfall.ts';

/** Where the callback stands among the arguments of what makes a weakref. */
const CALLBACK_AT: Record<string, number> = { ref: 1, proxy: 1, WeakMethod: 1, finalize: 1 };

/** Callbacks that are coroutine functions. */
export const COROUTINE_PITFALLS: readonly Pitfall[] = [
  {
    id: 'callback-not-awaited',
    recognised: 'callback-started, of a callback that the program defines with `async def`.',
    advice:
      'Give a plain function, and let it start the coroutine: `loop.call_soon_threadsafe(asyncio.create_task, gone())`, with the task kept; or do the work without `await`.',
    *find(evidence) {
      const told = new Set<number>();
      for (const called of evidence.seqsOf('callback-started')) {
        const ref = evidence.log.subject(called);
        const made = evidence.birthOf(ref);
        if (made === null || told.has(ref)) continue;
        told.add(ref);
        const name = coroutineFunction(evidence, ref, made);
        if (name === null) continue;
        yield {
          seq: made,
          message: `\`${name}\` is a coroutine function: when ${evidence.called(evidence.log.referent(ref))} died, calling it only made a coroutine, which nobody awaits, so nothing in it ran.`,
        };
      }
    },
  },
];

/** The name of the coroutine function that a weakref has as its callback; null where it has another one. */
function coroutineFunction(evidence: Evidence, ref: number, made: number): string | null {
  const { log, program } = evidence;
  const own = evidence.isMadeByProgram(ref) ? log.callback(ref) : null;
  if (own !== null && isCoroutine(evidence, own)) return own;
  // `finalize` and WeakMethod have callbacks of their own, which call what they were given.
  for (const call of program.callsAt(log.line(made), log.typeName(ref), ...Object.keys(CALLBACK_AT))) {
    const given = argumentOf(call, CALLBACK_AT[calleeName(call)] ?? 1, 'callback');
    const name = given === null ? null : calledBy(given);
    if (name !== null && isCoroutine(evidence, name)) return name;
  }
  return null;
}

/** What a callback calls: the function itself, what a `partial` is of, or what a lambda calls and gives back. */
function calledBy(callback: Expression): string | null {
  if (callback.kind === 'call' && calleeName(callback) === 'partial') {
    const function_ = argumentOf(callback, 0);
    return function_ === null ? null : calledBy(function_);
  }
  if (callback.kind === 'lambda')
    return callback.body.kind === 'call' ? calledBy(callback.body.callee) : null;
  return pathOf(callback);
}

/** Whether the program's functions of a name, or of a path's last part, are all coroutine functions. */
function isCoroutine({ program }: Evidence, name: string): boolean {
  const found = program.functionsNamed(name);
  return found.length > 0 && found.every(({ isAsync }) => isAsync);
}
