import { EventLog, type Step } from '../../app/trace/eventLog.ts';
import {
  CALLBACK_OUTCOMES,
  CLEAR_CAUSES,
  type ContainerHolder,
  CREATION_ENTRY_POINTS,
  DEATH_CAUSES,
  DEREF_ENTRY_POINTS,
  DEREF_RESULTS,
  EVENT_KINDS,
  type EventKind,
  type Role,
  SILENCES,
} from '../../app/trace/format.ts';

/**
 * Writes an event log by hand, for tests. One event a line: `LINE KIND THING words…`, `-` for no line, `9@250` for
 * line 9 at 250 µs, `~` before the line for noise. A thing is declared where it is first met: `a:Node`, `r:ref>a`, `c:ref>a!gone` (with a
 * callback), `p:proxy>a`, `k:KeyedRef>a!remove`; a `~` before its name makes it the interpreter's.
 *
 *     9  object-created a:Node
 *     10 ref-created r:ref>a
 *     15 object-dying a refcount
 *
 * And one line executed: `LINE step FUNCTION words…` with names `cache['k']=a`, refcounts `a#2`, strong references
 * `a-.child->b` (with `~` for a space, `r-~callback->a`), and containers by their holders and what they hold, `0x10:list<items,a.all,0x20['k']>a[0],b[1]`.
 *
 *     10 step <module> a=a a#1
 */
export function logOf(text: string): EventLog {
  const writer = new LogWriter();
  for (const line of text.split('\n')) if (line.trim() !== '') writer.write(line.trim());
  return writer.log;
}

/** `a.x,b[0]`: what comes before each way, and the way. */
function listed(words: string): [string, string][] {
  return words
    .split(',')
    .filter((word) => word !== '')
    .map((word) => /^(\w+)(.*)$/.exec(word)!)
    .map(([, from, way]) => [from!, way!]);
}

class LogWriter {
  readonly log = new EventLog();
  readonly #ids = new Map<string, number>();

  write(text: string): void {
    const noise = text.startsWith('~');
    const [where = '', kindWord = '', ...words] = (noise ? text.slice(1) : text).split(/\s+/);
    const [line = '', tUs = String(this.log.length)] = where.split('@');
    if (kindWord === 'step') {
      this.#step(Number(line), words);
      return;
    }
    const kind = kindWord as EventKind;
    if (!EVENT_KINDS.includes(kind)) throw new Error(`no such kind: ${kindWord}`);
    const loose = ['ref-refused', 'gc-started', 'gc-finished', 'capi-call'].includes(kind);
    const subject = loose ? 0 : this.#thing(words.shift() ?? '');
    const seq = this.log.append({
      kind,
      line: line === '-' ? 0 : Number(line),
      functionText: this.log.texts.intern('<module>'),
      libraryText: 0,
      subject,
      count: 0,
      tUs: Number(tUs),
      ...this.#details(kind, subject, words),
    });
    if (noise) this.log.markNoise(seq);
  }

  #step(line: number, [where = '', ...words]: string[]): void {
    const step: Step = {
      seq: this.log.length,
      line,
      function: where,
      names: {},
      refcounts: new Map(),
      edges: [],
    };
    for (const word of words) {
      const [, from, label, to] = /^(\w+)-(.+)->(\w+)$/.exec(word) ?? [];
      const [, counted, count] = /^(\w+)#(\d+)$/.exec(word) ?? [];
      const [, path, named] = /^(.+)=(\w+)$/.exec(word) ?? [];
      const [, address, type, holders, held] = /^(0x\w+):(\w+)<([^>]*)>(.*)$/.exec(word) ?? [];
      if (address !== undefined) {
        step.containers ??= [];
        step.containers.push({
          address,
          type: type!,
          heldBy: listed(holders!).map(([from, way]): ContainerHolder => {
            if (way === '') return from;
            return from.startsWith('0x') ? [from, way] : [this.#thing(from), way];
          }),
          holds: listed(held!).map(([id, way]) => [this.#thing(id), way]),
        });
      } else if (from !== undefined)
        step.edges.push([this.#thing(from), this.#thing(to!), 'strong', label!.replaceAll('~', ' ')]);
      else if (counted !== undefined) step.refcounts.set(this.#thing(counted), Number(count));
      else if (path !== undefined) step.names[path] = this.#thing(named!);
      else throw new Error(`not a part of a step: ${word}`);
    }
    this.log.steps.push(step);
  }

  #thing(word: string): number {
    const [, hidden, name = '', type, referent, callback] =
      /^(~?)(\w+)(?::(\w+))?(?:>(\w+))?(?:!([\w.<>]+))?$/.exec(word) ?? [];
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    if (type === undefined) throw new Error(`not declared: ${word}`);
    const isProxy = type === 'proxy';
    const role: Role = referent === undefined ? 'object' : isProxy ? 'proxy' : 'ref';
    const id = this.log.addObject({
      type: type === 'ref' ? 'ReferenceType' : isProxy ? 'ProxyType' : type,
      role,
      origin: hidden === '~' ? 'interpreter' : 'snippet',
      address: 0x1000 + this.#ids.size * 32,
      referent: referent === undefined ? 0 : this.#thing(referent),
      callback: callback ?? null,
    });
    this.#ids.set(name, id);
    return id;
  }

  #details(
    kind: EventKind,
    subject: number,
    words: string[],
  ): { count?: number; detail: number; extra: number } {
    const [first = '', second = '', third = '0', fourth = '0'] = words;
    const text = (from: number) => this.log.texts.intern(words.slice(from).join(' '));
    switch (kind) {
      case 'object-dying':
        return { detail: code(DEATH_CAUSES, first), extra: 0 };
      case 'ref-created':
      case 'ref-reused': {
        const entryPoint = first !== '' ? first : this.log.role(subject) === 'proxy' ? 'proxy' : 'ref';
        return { detail: code(CREATION_ENTRY_POINTS, entryPoint), extra: 0 };
      }
      case 'ref-refused':
        return { detail: this.log.texts.intern(first), extra: text(1) };
      case 'ref-cleared':
        return { detail: code(CLEAR_CAUSES, first), extra: 0 };
      case 'callback-finished':
        return { detail: code(CALLBACK_OUTCOMES, first), extra: text(1) };
      case 'callback-silenced':
        return { detail: code(SILENCES, first), extra: 0 };
      case 'deref':
        return { extra: code(DEREF_RESULTS, first), detail: code(DEREF_ENTRY_POINTS, second) };
      case 'gc-started':
        return { detail: Number(first), extra: second === 'automatic' ? 1 : 0 };
      case 'gc-finished':
        return {
          detail: Number(first),
          count: Number(third),
          extra: (second === 'automatic' ? 1 : 0) | (Number(fourth) << 1),
        };
      case 'capi-call':
        return { detail: this.log.texts.intern(first), extra: text(1) };
      default:
        return { detail: 0, extra: 0 };
    }
  }
}

function code<Word extends string>(words: readonly Word[], word: string): number {
  const index = words.indexOf(word as Word);
  if (index === -1) throw new Error(`not one of ${words.join(', ')}: ${word}`);
  return index;
}

/** The program that the product is first shown with: two plain refs, a callback, a proxy, and `del a`. */
export const FIRST_PROGRAM = `
  9  object-created a:Node
  10 ref-created r:ref>a
  11 ref-reused r
  12 ref-created c:ref>a!gone
  13 ref-created p:proxy>a
  15 object-dying a refcount
  15 ref-cleared r refcount
  15 ref-cleared p refcount
  15 ref-cleared c refcount
  15 callback-started c
  7  deref c dead call
  15 callback-finished c returned
  15 object-dead a
`;
