import type { Evidence } from './evidence.ts';
import type { Finding } from './pitfall.ts';
import { escaped } from './source.ts';
import type { Survival } from './survivals.ts';

export interface HiddenHolder {
  /** Half a sentence: who holds it. */
  holder: string;
  advice: string;
}

const EXCEPT_AS = /^except\b.*\bas\s+(\w+)\s*:/u;
const LOOP = /^(?:async\s+)?for\s+([\w\s,()*]+?)\s+in\b/u;
const CACHES = /@(functools\.)?(lru_cache|cache)\b/;

/** A method or function with an `lru_cache` was called with the object. */
export function lostToCache(evidence: Evidence, { object, lost }: Survival): HiddenHolder | null {
  const { source, steps } = evidence;
  for (const line of source.linesLike(/^(?:async\s+)?def\s+\w+/u)) {
    if (!CACHES.test(source.decorators(line))) continue;
    const name = /def\s+(\w+)/u.exec(source.statement(line))![1]!;
    const parameters = source.parametersOf(name);
    const wasCalled = steps
      .slice(0, lost + 1)
      .some(
        (step) =>
          source.isWithin(step.line, line) &&
          parameters.some((parameter) => step.names[parameter] === object),
      );
    if (wasCalled)
      return {
        holder: `the cache of \`${name}\` keeps the arguments of its calls`,
        advice:
          'Cache on the object itself (`functools.cached_property`), or by a key that is not the object.',
      };
  }
  return null;
}

/** An exception that is still around came through a frame that had the object in a variable. */
export function lostToTraceback(evidence: Evidence, { object, lost }: Survival): HiddenHolder | null {
  const { source, steps } = evidence;
  const handlers = new Map(
    source.linesLike(EXCEPT_AS).map((line) => [line, EXCEPT_AS.exec(source.statement(line))![1]!]),
  );
  if (handlers.size === 0) return null;
  for (let index = lost; index > 0; index -= 1) {
    const name = handlers.get(steps[index]!.line);
    if (name === undefined) continue;
    const wasInFrame = [index - 1, index].some((at) => /^\w+$/mu.test(namesOf(evidence, at, object)));
    const isKept = new RegExp(String.raw`[=(\[,{]\s*${escaped(name)}\s*($|[)\],}])`, 'mu').test(
      source.block(steps[index]!.line).replace(/\bprint\(.*\)/g, ''),
    );
    if (wasInFrame && (isKept || source.isWithin(steps[lost]!.line, steps[index]!.line)))
      return {
        holder: `the exception \`${name}\` keeps its traceback, and that the frames it came through with their variables`,
        advice: 'Keep the text of an exception, or drop its frames with `error.with_traceback(None)`.',
      };
  }
  return null;
}

function namesOf(evidence: Evidence, step: number, object: number): string {
  const holders = evidence.view(step).holdersOf(object);
  return holders.flatMap(({ from, label }) => (from === null ? [label] : [])).join('\n');
}

/** Objects that only a loop's variable holds, after the loop. */
export function* leftInLoopVariable(evidence: Evidence): Generator<Finding> {
  const { source, steps, log } = evidence;
  const targets = new Map<string, number>();
  for (const line of source.linesLike(LOOP))
    for (const [name] of LOOP.exec(source.statement(line))![1]!.matchAll(/\w+/gu)) targets.set(name, line);
  if (targets.size === 0) return;
  /** By variable: the object that it alone holds, and since which step. */
  const alone = new Map<string, { object: number; since: number }>();
  const heldByMore = new Set<number>();
  for (let index = 0; index <= steps.length; index += 1) {
    for (const [name, loop] of targets) {
      const object = steps[index]?.names[name];
      const left = alone.get(name);
      if (left !== undefined && left.object !== object) {
        alone.delete(name);
        yield* leftover(evidence, name, left, index);
      }
      if (object === undefined || log.role(object) !== 'object' || evidence.refsTo(object).length === 0)
        continue;
      const holders = evidence.view(index).holdersOf(object).length;
      if (holders > 1) {
        heldByMore.add(object);
        alone.delete(name);
        continue;
      }
      const { line } = steps[index]!;
      const inLoop = line === loop || source.isWithin(line, loop);
      if (!inLoop && heldByMore.has(object) && !alone.has(name)) alone.set(name, { object, since: index });
    }
  }
}

function* leftover(
  evidence: Evidence,
  name: string,
  { object, since }: { object: number; since: number },
  until: number,
): Generator<Finding> {
  const { steps, log } = evidence;
  const from = steps[since]!.seq;
  const to = until < steps.length ? steps[until]!.seq : log.length;
  const dying = evidence.firstOf(object, 'object-dying', from);
  const refs = evidence.refsTo(object);
  const seenAlive = evidence
    .seqsOf('deref')
    .find((seq) => seq >= from && seq < to && refs.includes(log.subject(seq)));
  if (seenAlive === undefined && (until < steps.length || dying !== null)) return;
  yield {
    seq: seenAlive ?? from,
    line: steps[since - 1]!.line,
    message: `${evidence.called(object)} lives on after this line: \`${name}\`, left over from its loop, still holds it.`,
    advice: `Delete the variable after the loop (\`del ${name}\`), or put the loop into a function.`,
  };
}
