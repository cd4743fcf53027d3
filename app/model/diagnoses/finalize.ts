import type { Evidence } from './evidence.ts';
import { argumentHolding } from './holdingArgument.ts';
import type { Finding } from './pitfall.ts';

/** Calls of `weakref.finalize` whose function or arguments lead back to the object, which then does not die. */
export function* heldByFinalize(evidence: Evidence): Generator<Finding> {
  for (const made of evidence.seqsOf('ref-created')) {
    if (evidence.library(made) !== 'weakref.finalize.__init__') continue;
    const object = evidence.log.referentOf(made);
    const argument = argumentHolding(evidence, made, object, ['finalize']);
    if (argument === null || evidence.firstOf(object, 'object-dying', made) !== null) continue;
    if (!isHeldByUnknown(evidence, made, object)) continue;
    yield {
      seq: made,
      object,
      message: `\`finalize\` keeps \`${argument}\` until it is called, and that leads to ${evidence.called(object)} itself, which therefore never dies.`,
    };
  }
}

/** Whether something unseen holds the object at every later step, until the finalizer is gone. */
function isHeldByUnknown(evidence: Evidence, made: number, object: number): boolean {
  const { log, steps } = evidence;
  const end = evidence.firstOf(log.subject(made), 'ref-dead') ?? log.length;
  const where = evidence.function(made);
  let seen = false;
  for (let index = evidence.stepAt(made) + 1; index < steps.length && steps[index]!.seq <= end; index += 1) {
    const view = evidence.view(index);
    // The function that asked may share a closure's variable with the callback, and then that is the one reference.
    if (steps[index]!.function === where && where !== '<module>') continue;
    if (!view.isAlive(object)) continue;
    if (view.unexplained(object) < 1) return false;
    seen = true;
  }
  const { endView } = evidence;
  if (evidence.sawTheEnd || endView === null || end < log.length || !endView.isAlive(object)) return seen;
  return endView.unexplained(object) >= 1;
}
