import { exampleWith } from './texts.ts';

/** Made by app/cli/recordExamples.ts; a page that is built without them has none. */
const addresses = import.meta.glob<string>('../../build/recorded/*.json', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});
const fetched = new Map<string, Promise<unknown>>();
const arrived = new Map<string, unknown>();

/** The recorded run of the example with this text: a trace document. Null where there is none, or it does not come. */
export function fetchRecording(text: string): Promise<unknown> | null {
  const address = addressOf(text);
  if (address === undefined) return null;
  const known = fetched.get(address);
  if (known !== undefined) return known;
  const coming = fetch(address)
    .then((response) => response.json())
    .then((document: unknown) => {
      arrived.set(address, document);
      return document;
    })
    .catch(() => {
      fetched.delete(address);
      return null;
    });
  fetched.set(address, coming);
  return coming;
}

/** The same where it has come already; null otherwise. */
export function arrivedRecording(text: string): unknown {
  return arrived.get(addressOf(text) ?? '') ?? null;
}

function addressOf(text: string): string | undefined {
  const example = exampleWith(text);
  return example === null ? undefined : addresses[`../../build/recorded/${example.id}.json`];
}
