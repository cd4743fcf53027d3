import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from '../../tools/root.ts';

const FOLDER = join(ROOT, 'bench', 'programs');

export interface Program {
  name: string;
  code: string;
}

export function programs(kind: 'plain' | 'weakref'): Program[] {
  return readdirSync(join(FOLDER, kind)).map((file) => ({
    name: basename(file, '.py').replaceAll('_', ' '),
    code: readFileSync(join(FOLDER, kind, file), 'utf8'),
  }));
}

/** A program between two looks at the clock; the last line that it prints is how many seconds it took itself. */
export function timed(code: string): string {
  return `${read('clock_before.py')}${code}${read('clock_after.py')}`;
}

export function ownMilliseconds(output: string): number {
  return Number(output.trim().split('\n').at(-1)) * 1000;
}

/** A program under a trace function that does nothing. */
export function underSettrace(code: string): string {
  return read('under_settrace.py').replace("'PROGRAM'", () => JSON.stringify(code));
}

/** A program that makes about that many events, nine a round, and prints when it ended. */
export function manyEvents(events: number): string {
  return read('many_events.py').replace('ROUNDS = 1', `ROUNDS = ${Math.ceil(events / 9)}`);
}

function read(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}
