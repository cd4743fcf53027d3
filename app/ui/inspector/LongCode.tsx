import { Fragment } from 'react';

/** Code that may go on in the next line behind an underscore or a dot, as `PyUnstable_Object_…` must. */
export function LongCode({ text }: { text: string }) {
  return (
    <code>
      {text.split(/(?<=[_.])(?=[^_.])/).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </code>
  );
}
