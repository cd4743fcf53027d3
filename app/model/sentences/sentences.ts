import type { TraceEvent } from '../../trace/format.ts';
import type { ViewModel } from '../viewModel.ts';
import { type Called, calledAt, introduction } from './called.ts';
import { capiReturn, capiSentence } from './capiSentence.ts';
import { derefSentence } from './derefSentence.ts';
import { belongsToFinalize, fateOfCallback, finalizedByCollector, isDangling, wasCleared } from './fate.ts';
import { code, name, type Phrase, plainText, type Sentence, say } from './sentence.ts';

/** One sentence an event: plain enough for a beginner, true for a core developer. */
export function sentenceOf(viewModel: ViewModel, seq: number): Sentence {
  const called = calledAt(viewModel, seq);
  return capitalized(say`${ownSentence(viewModel, seq, called)}${capiReturn(viewModel.log, seq, called)}`);
}

function ownSentence(viewModel: ViewModel, seq: number, called: Called): Sentence {
  const event = viewModel.log.eventAt(seq);
  switch (event.kind) {
    case 'object-created':
      return say`${label(viewModel, event.object)} is created.${introduction(viewModel, event.object)}`;
    case 'object-seen':
      return say`${label(viewModel, event.object)} is met for the first time: how it was made is not recorded.${introduction(viewModel, event.object)}`;
    case 'object-dying':
      return event.cause === 'refcount'
        ? say`The last strong reference to ${called(event.object)} is gone: it begins to die.`
        : say`The collector takes apart the cycle that held ${called(event.object)}: it begins to die.`;
    case 'object-dead':
      return say`${called(event.object)} is dead: its memory is freed.`;
    case 'object-resurrected':
      return resurrection(viewModel, called(event.object), event.object, seq);
    case 'finalizer-started':
      return finalizerStart(viewModel, called(event.object), event.object, seq);
    case 'finalizer-finished':
      return say`${code('__del__')} of ${called(event.object)} has ended.`;
    case 'ref-created':
      return creation(viewModel, event, called);
    case 'ref-reused':
      return reuse(viewModel, event, called);
    case 'ref-refused':
      return say`CPython refuses to make a weakref to ${typeNamed(event.type)}: ${code(`TypeError: ${event.message}`)}.`;
    case 'ref-cleared':
      return clearing(viewModel, event, called);
    case 'ref-dead':
      return wasCleared(viewModel, event.ref, seq)
        ? say`${called(event.ref)}, dead already, is freed.`
        : isDangling(viewModel, event.ref, seq)
          ? say`Nothing keeps ${called(event.ref)} any longer, and it is freed: it takes itself out of a list that lay in the freed memory of ${called(event.referent)}.`
          : say`Nothing keeps ${called(event.ref)} any longer: the weakref itself is freed, ${called(event.referent)} is not affected.`;
    case 'callback-started':
      return say`The callback ${callback(viewModel, event.ref)} is called with ${called(event.ref)}: ${called(viewModel.log.referent(event.ref))} can no longer be reached through it.`;
    case 'callback-finished':
      return event.outcome === 'returned'
        ? say`The callback ${callback(viewModel, event.ref)} returns.`
        : say`The callback ${callback(viewModel, event.ref)} raised ${code(event.error ?? 'an exception')}. Nobody can catch it there: ${code('sys.unraisablehook')} reports it and the program goes on.`;
    case 'callback-silenced':
      return silence(viewModel, event, called);
    case 'deref':
      if (isDangling(viewModel, event.ref, seq))
        return say`${called(event.ref)} is asked for ${called(viewModel.log.referent(event.ref))}, whose memory was freed without clearing it: whatever lies there now decides the answer.`;
      return derefSentence(event, called(event.ref), called(viewModel.log.referent(event.ref)));
    case 'gc-started':
      return event.automatic
        ? say`The garbage collector starts by itself, looking for cycles (generation ${String(event.generation)}).`
        : say`The program asks the garbage collector to look for cycles (generation ${String(event.generation)}).`;
    case 'gc-finished':
      return collectionEnd(event.collected, event.uncollectable);
    case 'capi-call':
      return capiSentence(viewModel, event, called);
  }
}

/** The same as plain text, for the events table and the trace document. */
export function sentenceText(viewModel: ViewModel, seq: number): string {
  return plainText(sentenceOf(viewModel, seq));
}

/** A thing by its type and number, where it is introduced. */
function label(viewModel: ViewModel, id: number): Phrase {
  return name(viewModel.names.label(id));
}

/** Only an article can stand at the beginning of a sentence in lower case: names and types stay as they are. */
function capitalized([first, ...rest]: Sentence): Sentence {
  return typeof first === 'string' && first.startsWith('the ')
    ? [`The ${first.slice(4)}`, ...rest]
    : [first!, ...rest];
}

type EventOf<Kind extends TraceEvent['kind']> = Extract<TraceEvent, { kind: Kind }>;

function callback(viewModel: ViewModel, ref: number): Phrase {
  return code(viewModel.log.callback(ref) ?? 'the callback');
}

function isProxy(viewModel: ViewModel, ref: number): boolean {
  const role = viewModel.log.role(ref);
  return role === 'proxy' || role === 'callable-proxy';
}

/** `an int`, `a tuple`. */
function typeNamed(type: string): Sentence {
  const article = /^[aeio]/i.test(type) ? 'an' : 'a';
  return say`${article} ${code(type)}`;
}

function creation(
  viewModel: ViewModel,
  event: EventOf<'ref-created' | 'ref-reused'>,
  called: Called,
): Sentence {
  const given = viewModel.log.callback(event.ref);
  const withCallback: Sentence = given === null ? say`` : say`, with the callback ${code(given)}`;
  const made = label(viewModel, event.ref);
  const intro = introduction(viewModel, event.ref);
  const proxy = isProxy(viewModel, event.ref);
  if (event.via === 'capi')
    return say`C code makes ${made} for ${called(event.referent)} with ${code(proxy ? 'PyWeakref_NewProxy' : 'PyWeakref_NewRef')}${withCallback}.${intro}`;
  return proxy
    ? say`${made} is made: it stands in for ${called(event.referent)} without keeping it alive${withCallback}.${intro}`
    : say`${made} is made: it leads to ${called(event.referent)} without keeping it alive${withCallback}.${intro}`;
}

function reuse(viewModel: ViewModel, event: EventOf<'ref-created' | 'ref-reused'>, called: Called): Sentence {
  const [asked, plain] = isProxy(viewModel, event.ref)
    ? ['proxy for', 'proxy']
    : ['weakref to', code('weakref.ref')];
  const who = event.via === 'capi' ? ' by C code' : '';
  return say`Asked${who} for another ${asked} ${called(event.referent)}, CPython hands out ${called(event.ref)} again: a plain ${plain} without a callback is shared.`;
}

function clearing(viewModel: ViewModel, event: EventOf<'ref-cleared'>, called: Called): Sentence {
  const from = isProxy(viewModel, event.ref)
    ? say`using it raises ${code('ReferenceError')}`
    : say`it gives ${code('None')}`;
  const clears =
    event.cause === 'gc'
      ? say`The collector clears ${called(event.ref)}`
      : event.cause === 'api'
        ? say`A C API call clears ${called(event.ref)}`
        : say`${called(event.ref)} is cleared`;
  const fate = fateOfCallback(viewModel, event.ref, viewModel.positionOf(event.seq));
  const due =
    fate === 'called'
      ? say` Its callback ${callback(viewModel, event.ref)} is due.`
      : fate === 'silenced'
        ? say` Its callback ${callback(viewModel, event.ref)} will not be called.`
        : say``;
  return say`${clears}: from now on ${from}.${due}`;
}

function silence(viewModel: ViewModel, event: EventOf<'callback-silenced'>, called: Called): Sentence {
  const ref = called(event.ref);
  const call = callback(viewModel, event.ref);
  switch (event.why) {
    case 'ref-died-first':
      if (belongsToFinalize(viewModel, event.ref))
        return say`The callback ${call} was called or detached by hand: ${ref}, by which it waited for the end of ${called(viewModel.log.referent(event.ref))}, is no longer needed.`;
      return say`${ref} goes before ${called(viewModel.log.referent(event.ref))} does: its callback ${call} will never be called.`;
    case 'referent-freed':
      return say`${call} will never be called: ${called(viewModel.log.referent(event.ref))} was freed by a type that did not clear its weakrefs, ${ref} among them.`;
    case 'ref-in-trash':
      return say`${ref} is itself part of the garbage: the collector will never call its callback ${call}.`;
    case 'cleared-without-callbacks':
      return say`${ref} was cleared without callbacks: its callback ${call} will never be called.`;
  }
}

function finalizerStart(viewModel: ViewModel, object: Sentence, id: number, seq: number): Sentence {
  return finalizedByCollector(viewModel, id, seq)
    ? say`${code('__del__')} of ${object} is called by the collector. Weakrefs made before are dead already.`
    : say`${code('__del__')} of ${object} is called. Weakrefs to it still work in there.`;
}

function resurrection(viewModel: ViewModel, object: Sentence, id: number, seq: number): Sentence {
  const lives = say`${object} lives on: while it was being finalized, something took a strong reference to it.`;
  return finalizedByCollector(viewModel, id, seq)
    ? say`${lives} Its older weakrefs stay dead all the same.`
    : say`${lives} Its weakrefs stay valid.`;
}

function collectionEnd(collected: number, uncollectable: number): Sentence {
  const found =
    collected === 0
      ? 'it found nothing to free'
      : `it found ${collected} ${collected === 1 ? 'object' : 'objects'} that nothing could reach`;
  const left = uncollectable === 0 ? '' : `, and ${uncollectable} that it could not free`;
  return say`The collector is done: ${found}${left}.`;
}
