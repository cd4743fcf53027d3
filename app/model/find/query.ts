/** One word of what is sought; an event matches where it matches every word. */
export type Term =
  | { kind: 'line'; from: number; to: number }
  /** The number behind a type: the 3 of `Node #3`. */
  | { kind: 'number'; number: number }
  /** One thing by its whole label: `Node #3`. The type is in lower case. */
  | { kind: 'label'; type: string; number: number }
  /** What is still alive when the run is over. */
  | { kind: 'alive' }
  /** `any` looks at kinds, types, names and callbacks. Text is in lower case. */
  | { kind: 'any' | 'kind' | 'type' | 'name'; text: string };

/** `Node #3` before anything else, for it is one word; then a field or none, and quoted or bare text. */
const WORDS = /(?<![^\s])"?([^\s":#]+)\s+#(\d+)"?(?![^\s])|(?:(line|kind|type|name):)?(?:"([^"]*)"?|(\S+))/gi;

/**
 * Reads what a person typed: `node`, `Node #3`, `cache['k']`, `kind:cleared`, `type:Node`, `name:a`, `#3`, `line:12`,
 * `line:12-20`, `alive`. Quotes keep spaces in a word, and make a plain word of `alive`.
 */
export function parseQuery(text: string): Term[] {
  const terms: Term[] = [];
  for (const [, type, number, field, quoted, bare] of text.matchAll(WORDS)) {
    if (type !== undefined) {
      terms.push({ kind: 'label', type: type.toLowerCase(), number: Number(number) });
      continue;
    }
    const word = (quoted ?? bare ?? '').toLowerCase();
    if (field === undefined && quoted === undefined && word === 'alive') terms.push({ kind: 'alive' });
    else {
      const term = word === '' ? null : termOf(field?.toLowerCase(), word);
      if (term !== null) terms.push(term);
    }
  }
  return terms;
}

/** null where a word is not complete yet: `line:`. */
function termOf(field: string | undefined, word: string): Term | null {
  switch (field) {
    case 'line': {
      const [, from, to = from] = /^(\d+)(?:[-–](\d+))?/.exec(word) ?? [];
      return from === undefined ? null : { kind: 'line', from: Number(from), to: Number(to) };
    }
    case 'kind':
    case 'type':
    case 'name':
      return { kind: field, text: word };
    default:
      if (/^(line|kind|type|name):$/.test(word)) return null;
      return /^#\d+$/.test(word)
        ? { kind: 'number', number: Number(word.slice(1)) }
        : { kind: 'any', text: word };
  }
}
