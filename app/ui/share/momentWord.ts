import type { SharedProgram } from './link.ts';

/** As a person counts: `step 22`, from 1; events are numbered from 0, as in their table. */
export function momentWord({ kind, index }: NonNullable<SharedProgram['moment']>): string {
  return kind === 'step' ? `step ${index + 1}` : `event ${index}`;
}
