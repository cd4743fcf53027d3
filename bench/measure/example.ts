import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_EXAMPLE } from '../../app/examples/catalogue.ts';
import { ROOT } from '../../tools/root.ts';

/** The program that the page opens with. */
export const DEFAULT_PROGRAM = readFileSync(
  join(ROOT, 'app', 'examples', `${DEFAULT_EXAMPLE.id}.py`),
  'utf8',
);
