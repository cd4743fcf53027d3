import type { TraceEvent } from '../../trace/format.ts';
import { code, type Sentence, say } from './sentence.ts';

/** What a look through a weakref found, for every entry point. */
export function derefSentence(
  event: Extract<TraceEvent, { kind: 'deref' }>,
  ref: Sentence,
  referent: Sentence,
): Sentence {
  const alive = event.result === 'alive';
  switch (event.via) {
    case 'call':
      return alive
        ? say`${ref} is called and gives ${referent}.`
        : say`${ref} is called and gives ${code('None')}: ${referent} can no longer be reached through it.`;
    case 'proxy':
      return alive
        ? say`${ref} is used: the operation goes through to ${referent}.`
        : say`${ref} is used, but no longer leads to ${referent}: Python raises ${code('ReferenceError')}.`;
    case 'hash':
      return alive
        ? say`The hash of ${ref} is asked for: it is that of ${referent}.`
        : say`The hash of ${ref} is asked for: ${referent} is out of reach, so only a hash taken earlier can be given.`;
    case 'repr':
      return alive
        ? say`${ref} is written out: its repr names ${referent}.`
        : say`${ref} is written out: its repr says that it is dead.`;
    case 'eq':
      return alive
        ? say`${ref} is compared: while its referent can be reached, ${referent} is compared in its place.`
        : say`${ref} is compared: ${referent} is out of reach, so it equals only itself.`;
    case 'GetRef':
      return alive
        ? say`${code('PyWeakref_GetRef')} gives a new strong reference to ${referent}, found through ${ref}.`
        : say`${code('PyWeakref_GetRef')} gives ${code('NULL')}: ${referent} can no longer be reached through ${ref}.`;
    case 'GetObject':
    case 'GET_OBJECT':
      return alive
        ? say`${code(`PyWeakref_${event.via}`)} gives ${referent} through ${ref}, as a borrowed reference: nothing keeps it alive meanwhile.`
        : say`${code(`PyWeakref_${event.via}`)} gives a borrowed ${code('None')}: ${referent} can no longer be reached through ${ref}.`;
    case 'IsDead':
      return alive
        ? say`${code('PyWeakref_IsDead')} says no: ${ref} still leads to ${referent}.`
        : say`${code('PyWeakref_IsDead')} says yes: ${ref} no longer leads to ${referent}.`;
  }
}
