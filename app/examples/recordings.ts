import { EXAMPLES } from './catalogue.ts';
import { textOf } from './texts.ts';

/** Made by app/cli/recordExamples.ts; a page that is built without them has none. */
const addresses = import.meta.glob<string>('../../build/recorded/*.json', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});

/** Where the recorded run of the example with this text lies; null where there is none. */
export function recordingOf(text: string): string | null {
  const example = EXAMPLES.find((candidate) => textOf(candidate) === text);
  return (example && addresses[`../../build/recorded/${example.id}.json`]) ?? null;
}
