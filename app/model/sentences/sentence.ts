/** A sentence in pieces, so that names and code can be set apart from plain words. */
export type Phrase = string | { name: string } | { code: string };
export type Sentence = readonly Phrase[];

/** A sentence as plain text. */
export function plainText(sentence: Sentence): string {
  return sentence
    .map((phrase) => (typeof phrase === 'string' ? phrase : 'name' in phrase ? phrase.name : phrase.code))
    .join('');
}

/** Writes a sentence: say`${name('ref #1')} is cleared.` */
export function say(words: TemplateStringsArray, ...phrases: (Phrase | Sentence)[]): Sentence {
  const sentence: Phrase[] = [];
  const add = (phrase: Phrase) => {
    if (phrase !== '') sentence.push(phrase);
  };
  words.forEach((text, index) => {
    add(text);
    const phrase = phrases[index];
    if (phrase === undefined) return;
    if (Array.isArray(phrase)) for (const part of phrase as Sentence) add(part);
    else add(phrase as Phrase);
  });
  return sentence;
}

export function name(text: string): Phrase {
  return { name: text };
}

export function code(text: string): Phrase {
  return { code: text };
}
