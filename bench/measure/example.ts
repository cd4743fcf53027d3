import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../app/cli/serve/root.ts';
import { DEFAULT_EXAMPLE } from '../../app/examples/catalogue.ts';

/** The program that the page opens with. */
export const DEFAULT_PROGRAM = readFileSync(
  join(ROOT, 'app', 'examples', `${DEFAULT_EXAMPLE.id}.py`),
  'utf8',
);
