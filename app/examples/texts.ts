import { EXAMPLES, type Example } from './catalogue.ts';

const files = import.meta.glob<string>('./*.py', { query: '?raw', import: 'default', eager: true });

/** The program of an example. */
export function textOf(example: Example): string {
  const text = files[`./${example.id}.py`];
  if (text === undefined) throw new Error(`There is no file for the example ${example.id}.`);
  return text;
}

const cFiles = import.meta.glob<string>('./*.c', { query: '?raw', import: 'default' });

/** The C file of an example; null where it has none. It comes when somebody opens one. */
export async function cTextOf({ id, hasC }: Example): Promise<string | null> {
  return hasC === undefined ? null : ((await cFiles[`./${id}.c`]?.()) ?? null);
}

/** Whether a text is an example as it came, so that nobody would miss it. */
export function isExample(text: string): boolean {
  return exampleWith(text) !== null;
}

/** The example that has exactly this text; null for any other program. */
export function exampleWith(text: string): Example | null {
  return EXAMPLES.find((example) => textOf(example) === text) ?? null;
}
