import { onPage } from '../measure/browser.ts';
import { bytesOf, framesWhenQuiet, type Held, heldBy } from '../measure/memory.ts';
import { addressWith, inPatientBrowser, runToPicture } from '../measure/playground.ts';
import { manyEvents } from '../measure/programs.ts';
import { spreadOf } from '../measure/statistics.ts';
import type { Row, RowGroup } from '../row.ts';

/** Bytes of one event's columns in the log. */
const COLUMN_BYTES = 16;

/** What a kept event costs: a page that shows very many of them against one that shows nine. */
export const eventMemory: RowGroup = {
  name: 'memory',
  async measure({ page, rounds, events, say }): Promise<Row[]> {
    const shownWith = (wanted: number) =>
      inPatientBrowser((context) =>
        onPage(context, addressWith(page, manyEvents(wanted)), async (opened) => {
          const events = await runToPicture(opened);
          // What is prepared for the events of the next run is there in both pages.
          await framesWhenQuiet(opened);
          return { events, held: await heldBy(opened) };
        }),
      );
    const taken: Held[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const [few, many] = [await shownWith(9), await shownWith(events)];
      const each = (part: keyof Held) => (many.held[part] - few.held[part]) / (many.events - few.events);
      taken.push({ objects: each('objects'), arrays: each('arrays'), elements: each('elements') });
      say(`memory: ${JSON.stringify({ few, many })}`);
    }
    const ours = spreadOf(taken.map(bytesOf));
    const middle = taken.toSorted((a, b) => bytesOf(a) - bytesOf(b))[taken.length >> 1]!;
    const part = (name: keyof Held) => middle[name].toFixed(0);
    return [
      {
        name: `memory in the page per event kept, of ${events.toLocaleString('en')}`,
        unit: 'bytes',
        ours,
        peer: null,
        measured: ours.median,
        goal: 64,
        goalText: '≤ 64 bytes',
        limit:
          `${part('arrays')} in typed arrays (an event's own columns are ${COLUMN_BYTES}), ` +
          `${part('objects')} in objects, ${part('elements')} in the page's elements`,
        details: taken,
      },
    ];
  },
};
