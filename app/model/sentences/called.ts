import { DYING, RESURRECTED } from '../kinds.ts';
import { stepsUntil } from '../moment/moment.ts';
import type { ViewModel } from '../viewModel.ts';
import { dyingAt } from './fate.ts';
import { name, type Sentence, say } from './sentence.ts';

/** Writes an object into a sentence. */
export type Called = (id: number) => Sentence;

/**
 * How a sentence on an event calls objects. An object is one thing and the program's name for it another: `Node a` while
 * the name leads to it, `the Node that was called a` when it no longer does, and `Node #1 (called a)` where other objects
 * are called so too. What the program has no name for is `Node #1`.
 */
export function calledAt(viewModel: ViewModel, seq: number): Called {
  const { names } = viewModel;
  return (id) => {
    const word = names.wordFor(id);
    if (word === null) return [name(names.label(id))];
    const isPast = hasLost(viewModel, id, word.name, seq);
    if (!word.isUnique)
      return say`${name(names.label(id))} (${isPast ? 'which was called' : 'called'} ${name(word.name)})`;
    const type = names.typeWord(id);
    if (isPast) return say`the ${type} that was called ${name(word.name)}`;
    // A ref that the program calls `ref` is no `ref ref`.
    return type === word.name ? say`the ${type} called ${name(word.name)}` : say`${type} ${name(word.name)}`;
  };
}

/** What the program calls a thing, for the sentence that introduces it; nothing where it has no name for it. */
export function introduction({ names }: ViewModel, id: number): Sentence {
  const word = names.wordFor(id);
  return word === null ? say`` : say` The program calls it ${name(word.name)}.`;
}

/** Whether a name no longer leads to an object once an event has happened. */
function hasLost(viewModel: ViewModel, id: number, name: string, seq: number): boolean {
  const { log, events, seqs } = viewModel;
  const isWeakref = log.role(id) !== 'object';
  if (isWeakref ? log.kind(seq) === 'ref-dead' && log.subject(seq) === id : isDying(viewModel, id, seq))
    return true;
  const { steps } = log;
  const now = steps[stepsUntil(steps, seq) - 1];
  if (now === undefined || now.names[name] === id) return false;
  // It may not have the name yet: then it had none at the line after its making either.
  const made = events.firstOf(id);
  const then = made === null ? undefined : steps[stepsUntil(steps, seqs[made]!)];
  return then !== undefined && then.seq <= seq && then.names[name] === id;
}

/** Whether an object's end has begun with this event or before it. */
function isDying(viewModel: ViewModel, id: number, seq: number): boolean {
  const kind = viewModel.log.kindCode(seq);
  if (viewModel.log.subject(seq) === id && (kind === DYING || kind === RESURRECTED)) return kind === DYING;
  return dyingAt(viewModel, id, seq);
}
