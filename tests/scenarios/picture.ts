import type { Trace, TraceEvent } from '../../app/trace/format.ts';

/**
 * A trace as a text that reads like the events: one line an event, nested in what brackets it.
 *
 *     9 A#1 created
 *    12 ref#1 → A#1 created, callback gone
 *    15 A#1 dying (refcount)
 */
export function picture(trace: Trace): string {
  const counts = new Map<string, number>();
  const names = new Map<number, string>();
  for (const object of trace.objects) {
    const word =
      object.role === 'object' || object.type !== 'ReferenceType'
        ? object.type.replace(/^(Callable)?ProxyType$/, 'proxy')
        : 'ref';
    const count = (counts.get(word) ?? 0) + 1;
    counts.set(word, count);
    names.set(object.id, `${word}#${count}`);
  }
  const callbacks = new Map(trace.objects.map((object) => [object.id, object.callback]));
  const name = (id: number) => names.get(id) ?? `?${id}`;
  let depth = 0;
  return trace.events
    .map((event) => {
      if (/-finished$/.test(event.kind)) depth -= 1;
      const line = `${String(event.line ?? '-').padStart(4)} ${'  '.repeat(depth)}${words(event, name, callbacks)}`;
      if (/-started$/.test(event.kind)) depth += 1;
      return event.library === undefined ? line : `${line}  [${event.library}]`;
    })
    .join('\n');
}

function words(
  event: TraceEvent,
  name: (id: number) => string,
  callbacks: Map<number, string | null | undefined>,
): string {
  switch (event.kind) {
    case 'object-created':
    case 'object-seen':
    case 'object-dead':
    case 'object-resurrected':
      return `${name(event.object)} ${event.kind.slice('object-'.length)}`;
    case 'object-dying':
      return `${name(event.object)} dying (${event.cause})`;
    case 'finalizer-started':
      return `${name(event.object)}.__del__ {`;
    case 'finalizer-finished':
      return '}';
    case 'ref-created':
    case 'ref-reused': {
      const callback = callbacks.get(event.ref);
      const due = callback && event.kind === 'ref-created' ? `, callback ${callback}` : '';
      const via = event.via === 'ref' ? '' : ` via ${event.via}`;
      return `${name(event.ref)} → ${name(event.referent)} ${event.kind.slice('ref-'.length)}${via}${due}`;
    }
    case 'ref-refused':
      return `refused: ${event.message}`;
    case 'ref-cleared':
      return `${name(event.ref)} cleared (${event.cause})`;
    case 'ref-dead':
      return `${name(event.ref)} dead`;
    case 'callback-started':
      return `${callbacks.get(event.ref)}(${name(event.ref)}) {`;
    case 'callback-finished':
      return event.outcome === 'raised' ? `} raised ${event.error}` : '}';
    case 'callback-silenced':
      return `${callbacks.get(event.ref)}(${name(event.ref)}) silenced: ${event.why}`;
    case 'deref':
      return `${name(event.ref)} looked through by ${event.via}: ${event.result}`;
    case 'gc-started':
      return `collection of generation ${event.generation}${event.automatic ? ', automatic' : ''} {`;
    case 'gc-finished':
      return `} collected ${event.collected}`;
    case 'capi-call': {
      const value = (given: number | string) => (typeof given === 'number' ? name(given) : given);
      const result = event.raised ?? [event.result ?? 'nothing'].flat().map(value).join(', ');
      return `${event.function}(${event.arguments.map(value).join(', ')}) = ${result}`;
    }
  }
}
