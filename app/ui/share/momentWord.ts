import type { SharedProgram } from './link.ts';

/** As a person counts: `step 22`, from 1; events are numbered from 0, as in their table. */
export function momentWord(moment: NonNullable<SharedProgram['moment']>): string {
  return moment.kind === 'step' ? `step ${moment.index + 1}` : `event ${moment.shownAs}`;
}
