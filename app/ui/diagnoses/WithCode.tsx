/** A text whose code stands in backticks. */
export function WithCode({ text }: { text: string }) {
  return text.split('`').map((part, index) =>
    // Every other part stood between two backticks; the parts of one text never move.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    index % 2 === 1 ? <code key={index}>{part}</code> : part,
  );
}
