/** One word of what is sought; an event matches where it matches every word. */
export type Term =
  | { kind: 'line'; from: number; to: number }
  /** The number behind a type: the 3 of `Node #3`. */
  | { kind: 'number'; number: number }
  /** `any` looks at kinds, types, names and callbacks. Text is in lower case. */
  | { kind: 'any' | 'kind' | 'type' | 'name'; text: string };

const WORDS = /(?:(line|kind|type|name):)?(?:"([^"]*)"?|(\S+))/gi;

/** Reads what a person typed: `node`, `cache['k']`, `kind:cleared`, `type:Node`, `name:a`, `#3`, `line:12`, `line:12-20`. */
export function parseQuery(text: string): Term[] {
  const terms: Term[] = [];
  for (const [, field, quoted, bare] of text.matchAll(WORDS)) {
    const word = (quoted ?? bare ?? '').toLowerCase();
    const term = word === '' ? null : termOf(field?.toLowerCase(), word);
    if (term !== null) terms.push(term);
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
