import { CAPI_FUNCTIONS, type CapiFunction } from '../../trace/capiFunctions.ts';
import { CAPI_CALL } from '../kinds.ts';
import type { ViewModel } from '../viewModel.ts';

/** What there is to say of the C function that an event called; null where the event is no such call. */
export function capiFunctionAt({ log }: ViewModel, seq: number): CapiFunction | null {
  if (log.kindCode(seq) !== CAPI_CALL) return null;
  const called = log.texts.text(log.detail(seq));
  return CAPI_FUNCTIONS.find(({ name }) => name === called) ?? null;
}
