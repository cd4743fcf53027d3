import type { CapiValue, TraceEvent } from '../../trace/format.ts';
import { code, type Sentence, say } from './sentence.ts';

type Called = (id: number) => Sentence;

/** `PyWeakref_GetRef(ref #1) returns (1, Node #1).` */
export function capiSentence(event: Extract<TraceEvent, { kind: 'capi-call' }>, called: Called): Sentence {
  const value = (given: CapiValue): Sentence => (typeof given === 'number' ? called(given) : [code(given)]);
  const call = say`${code(event.function ?? '')}(${listed(event.arguments.map(value))})`;
  if (event.raised !== undefined) return say`${call} raises ${code(event.raised)}.`;
  if (event.result === null) return say`${call} is called.`;
  return Array.isArray(event.result)
    ? say`${call} returns (${listed(event.result.map(value))}).`
    : say`${call} returns ${value(event.result)}.`;
}

function listed(values: readonly Sentence[]): Sentence {
  return values.flatMap((value, index) => (index === 0 ? value : [', ', ...value]));
}
