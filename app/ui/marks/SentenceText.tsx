import type { Sentence } from '../../model/sentences/sentence.ts';

interface SentenceTextProps {
  sentence: Sentence;
  /** How a name, or code, is written where room is short; who hears the page hears all of it. */
  shorten?: (name: string) => string;
}

/** A sentence with its names in bold and its code in the code's type. */
export function SentenceText({ sentence, shorten }: SentenceTextProps) {
  return sentence.map((phrase, index) => {
    if (typeof phrase === 'string') return phrase;
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never move
    if ('name' in phrase) return <strong key={index}>{shortened(phrase.name, shorten)}</strong>;
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    return <code key={index}>{isLongName(phrase.code) ? shortened(phrase.code, shorten) : phrase.code}</code>;
  });
}

/** Of a callback or a class; CPython's own are shorter, and what an exception says is no name. */
function isLongName(code: string): boolean {
  return code.length > LONGEST_CODE && /^[\w.]+$/u.test(code);
}

const LONGEST_CODE = 48;

function shortened(name: string, shorten?: (name: string) => string) {
  const short = shorten?.(name) ?? name;
  if (short === name) return name;
  return (
    <>
      <span aria-hidden="true">{short}</span>
      <span className="unseen">{name}</span>
    </>
  );
}
