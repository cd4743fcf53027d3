import { REF_CLEARED } from '../kinds.ts';
import type { ViewModel } from '../viewModel.ts';

/**
 * What may have led to a crash, as a sentence in plain text: the last object whose memory was freed while a weakref
 * still pointed to it. null where the trace shows nothing of the kind.
 */
export function crashCause(viewModel: ViewModel): string | null {
  const { log, names, history } = viewModel;
  const called = (id: number) => {
    const word = names.wordFor(id);
    return word === null ? names.label(id) : `${word.name} (${names.label(id)})`;
  };
  let [cause, freed] = [0, -1];
  for (const ref of viewModel.idsInOrder) {
    const referent = log.referent(ref);
    if (referent === 0) continue;
    const end = history.freedAt(referent);
    // One that lives on has its end past every event.
    if (end >= log.length || end <= freed || end > history.freedAt(ref)) continue;
    if (history.lastOf(ref, log.length, (kind) => kind === REF_CLEARED) !== null) continue;
    [cause, freed] = [ref, end];
  }
  if (cause === 0) return null;
  const line = log.line(freed);
  return `Before that, ${line === 0 ? '' : `on line ${line}, `}the memory of ${called(log.referent(cause))} was freed without clearing its weakrefs, so ${called(cause)} pointed into freed memory.`;
}
