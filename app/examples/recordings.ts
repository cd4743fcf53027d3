import { EXAMPLES } from './catalogue.ts';
import { textOf } from './texts.ts';

/** Made by app/cli/recordExamples.ts; a page that is built without them has none. */
const addresses = import.meta.glob<string>('../../build/recorded/*.json', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});
const fetched = new Map<string, Promise<unknown>>();

/** The recorded run of the example with this text: a trace document. Null where there is none, or it does not come. */
export function fetchRecording(text: string): Promise<unknown> | null {
  const example = EXAMPLES.find((candidate) => textOf(candidate) === text);
  const address = example && addresses[`../../build/recorded/${example.id}.json`];
  if (address === undefined) return null;
  const known = fetched.get(address);
  if (known !== undefined) return known;
  const coming = fetch(address)
    .then((response) => response.json())
    .catch(() => {
      fetched.delete(address);
      return null;
    });
  fetched.set(address, coming);
  return coming;
}
