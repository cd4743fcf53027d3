import type { Step } from '../../trace/eventLog.ts';
import { boundNames, calleeName, headerOf, pathOf, within } from '../source/expressions.ts';
import { callsIn } from '../source/program.ts';
import type { Expression, Handler, Statement } from '../source/syntax.ts';
import type { Evidence } from './evidence.ts';
import { argumentHolding } from './holdingArgument.ts';
import type { Finding } from './pitfall.ts';
import type { Survival } from './survivals.ts';

export interface HiddenHolder {
  /** Half a sentence: who holds it. */
  holder: string;
  advice: string;
}

export const NOT_THE_OBJECT =
  'Give the callback what it needs from the object beforehand, not the object or a method of it.';

const VARIABLE = /^\w+$/u;
const CACHES = ['lru_cache', 'cache', 'functools.lru_cache', 'functools.cache'];
/** Functions that keep nothing of what they are given. */
const KEEP_NOTHING = ['print', 'str', 'repr', 'type', 'isinstance', 'len'];

/** Who holds an object that steps show no holder of, as far as the program's text and its way show. */
export function hiddenHolderOf(evidence: Evidence, survival: Survival): HiddenHolder | null {
  if (evidence.view(survival.lost + 1).unexplained(survival.object) < 1) return null;
  return (
    lostToOwnCallback(evidence, survival) ??
    lostToCache(evidence, survival) ??
    lostToTraceback(evidence, survival)
  );
}

/** A weakref's callback holds the object in a way that steps do not follow: as a default or bound argument. */
function lostToOwnCallback(evidence: Evidence, { object, lost }: Survival): HiddenHolder | null {
  const lostAt = evidence.steps[lost]!.seq;
  for (const ref of evidence.refsTo(object)) {
    const made = evidence.birthOf(ref);
    if (made === null || made > lostAt || !evidence.isMadeByProgram(ref)) continue;
    if (evidence.log.callback(ref) === null || !evidence.view(lost + 1).isAlive(ref)) continue;
    if (argumentHolding(evidence, made, object, ['ref', 'proxy']) !== null)
      return {
        holder: `the callback of ${evidence.called(ref)} keeps it as an argument`,
        advice: NOT_THE_OBJECT,
      };
  }
  return null;
}

/** A method or function with an `lru_cache` was called with the object. */
function lostToCache(evidence: Evidence, survival: Survival): HiddenHolder | null {
  const { object, lost } = survival;
  const { program, steps } = evidence;
  for (const definition of program.all) {
    if (definition.kind !== 'function' || !definition.decorators.some(isCache)) continue;
    const tookIt = evidence
      .stepsIn(definition.qualifiedName)
      .some(
        (index) =>
          index <= lost &&
          definition.parameters.some(({ name }) => steps[index]!.names[name] === object) &&
          isKeptSince(evidence, survival, index),
      );
    if (tookIt)
      return {
        holder: `the cache of \`${definition.name}\` keeps the arguments of its calls`,
        advice:
          'Cache on the object itself (`functools.cached_property`), or by a key that is not the object.',
      };
  }
  return null;
}

/** An exception that is still around came through a frame that had the object in a variable. */
function lostToTraceback(evidence: Evidence, survival: Survival): HiddenHolder | null {
  const { object, lost } = survival;
  const { program, steps } = evidence;
  const handlers = new Map<number, Handler>();
  for (const statement of program.all)
    if (statement.kind === 'except') handlers.set(statement.line, statement);
  if (handlers.size === 0) return null;
  for (let index = lost; index > 0; index -= 1) {
    const { line } = steps[index]!;
    const handler = handlers.get(line);
    if (handler === undefined) continue;
    const { name } = handler;
    const isCaught = name !== null && program.isWithin(steps[lost]!.line, line);
    if (!isCaught && !isKept(program.inside(handler), name)) continue;
    if (wasInFrame(evidence, object, index) && isKeptSince(evidence, survival, index - 1))
      return {
        holder: `the exception${name === null ? '' : ` \`${name}\``} keeps its traceback, and that the frames it came through with their variables`,
        advice: 'Keep the text of an exception, or drop its frames with `error.with_traceback(None)`.',
      };
  }
  return null;
}

/** Whether the block that handles an exception stores it, or its traceback. */
function isKept(block: readonly Statement[], name: string | null): boolean {
  const isException = (expression: Expression) => {
    const path = pathOf(expression);
    return name !== null && (path === name || path === `${name}.__traceback__`);
  };
  return block.some((statement) => {
    const parts = within(headerOf(statement));
    if (statement.kind === 'assignment' && statement.value !== null)
      if (isException(statement.value) || callsIn(parts, 'exc_info').length > 0) return true;
    return parts.some((part) => {
      if (part.kind === 'display') return part.items.some(isException);
      if (part.kind !== 'call' || KEEP_NOTHING.includes(calleeName(part))) return false;
      return part.arguments.some(({ value }) => isException(value));
    });
  });
}

function isCache(decorator: Expression): boolean {
  return CACHES.includes(pathOf(decorator.kind === 'call' ? decorator.callee : decorator) ?? '');
}

/** Whether an exception that a step is about to handle came through a function that had the object in a variable. */
function wasInFrame({ program, steps }: Evidence, object: number, handler: number): boolean {
  const [raised, handled] = [steps[handler - 1]!, steps[handler]!];
  const has = ({ names }: Step, name: string) => names[name] === object && VARIABLE.test(name);
  const isOwn = (step: Step, name: string) => has(step, name) && program.hasLocal(step.function, name);
  if (Object.keys(handled.names).some((name) => isOwn(handled, name))) return true;
  // A variable that is not there any more was that of a function in between.
  return (
    raised.function !== handled.function &&
    Object.keys(raised.names).some(
      (name) => isOwn(raised, name) || (has(raised, name) && !has(handled, name)),
    )
  );
}

/**
 * Whether something unseen took the object in the course of a call, and nothing unseen let go of it until it was noticed:
 * as the function sees it that has lost it, which made the call.
 */
function isKeptSince(evidence: Evidence, survival: Survival, inCall: number): boolean {
  const { steps } = evidence;
  const { object, lost, until, seenAlive } = survival;
  const where = steps[lost + 1]!.function;
  if (steps[inCall]!.function === where) return false;
  const isOfCaller = (step: Step) => step.function === where;
  let [before, after] = [inCall - 1, inCall + 1];
  while (before >= 0 && !isOfCaller(steps[before]!)) before -= 1;
  while (after <= lost + 1 && !isOfCaller(steps[after]!)) after += 1;
  if (before === -1 || after > lost + 1) return false;
  const unseen = (index: number) => evidence.view(index).unexplained(object);
  const noticed = seenAlive === null ? until - 1 : evidence.stepAt(seenAlive);
  return unseen(after) > unseen(before) && !evidence.isLetGo(object, after, noticed);
}

/** Objects that only a loop's variable holds, after the loop. */
export function* leftInLoopVariable(evidence: Evidence): Generator<Finding> {
  const { program, steps, log } = evidence;
  const loops = program.all.flatMap((statement): Loop[] => {
    if (statement.kind !== 'for') return [];
    const where = program.scopeOf(statement);
    return boundNames(statement.target).map(({ name }) => ({
      line: statement.line,
      where,
      name,
      last: null,
      alone: null,
    }));
  });
  // What a console, and many a program, puts things into that are not needed.
  loops.push({ line: 0, where: '<module>', name: '_', last: null, alone: null });
  const heldByMore = new Set<number>();
  for (let index = 0; index <= steps.length; index += 1) {
    const step = steps[index];
    for (const loop of loops) {
      // While another function runs, its own variable of that name would be seen.
      if (step !== undefined && step.function !== loop.where) continue;
      const object = step?.names[loop.name] ?? null;
      if (loop.alone !== null && loop.alone.object !== object) {
        yield* leftover(evidence, loop, loop.alone, index);
        loop.alone = null;
      }
      if (step === undefined || object === null || log.role(object) !== 'object') continue;
      if (evidence.refsTo(object).length === 0) continue;
      if (loop.line === 0) loop.last = object;
      if (step.line === loop.line || program.isWithin(step.line, loop.line)) loop.last = object;
      // One that steps do not see is one too.
      else if (step.refcounts.get(object) !== 1) loop.alone = null;
      else if (object === loop.last && heldByMore.has(object)) loop.alone ??= { object, since: index };
      if (evidence.view(index).holdersOf(object).length > 1) heldByMore.add(object);
    }
  }
}

interface Loop {
  line: number;
  /** The function that it stands in. */
  where: string;
  /** One of its variables. */
  name: string;
  /** The object that the variable had when the loop was seen last. */
  last: number | null;
  /** The object that, after the loop, only the variable holds, and since which step. */
  alone: { object: number; since: number } | null;
}

function* leftover(
  evidence: Evidence,
  { name, line }: Loop,
  { object, since }: { object: number; since: number },
  until: number,
): Generator<Finding> {
  const { steps, log } = evidence;
  const [from, to] = [evidence.seqOfStep(since), evidence.seqOfStep(until)];
  const dying = evidence.firstOf(object, 'object-dying', from);
  const refs = evidence.refsTo(object);
  if (refs.length === 0) return;
  const seenAlive = evidence
    .seqsOf('deref')
    .find((seq) => seq >= from && seq < to && refs.includes(log.subject(seq)));
  const stays = evidence.sawTheEnd && until === steps.length && dying === null;
  if (seenAlive === undefined && !stays) return;
  yield {
    seq: seenAlive ?? from,
    line: steps[since - 1]!.line,
    message: `${evidence.called(object)} lives on after this line: \`${name}\`${line === 0 ? '' : ', left over from its loop,'} still holds it.`,
    advice: `Delete the variable when done with it (\`del ${name}\`), or put the code into a function.`,
  };
}
