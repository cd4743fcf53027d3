import type { Sentence } from '../../model/sentence.ts';

/** A sentence with its names in bold and its code in the code's type. */
export function SentenceText({ sentence }: { sentence: Sentence }) {
  return sentence.map((phrase, index) => {
    if (typeof phrase === 'string') return phrase;
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never move
    if ('name' in phrase) return <strong key={index}>{phrase.name}</strong>;
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    return <code key={index}>{phrase.code}</code>;
  });
}
