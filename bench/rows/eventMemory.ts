import { onPage } from '../measure/browser.ts';
import { heldBytes } from '../measure/memory.ts';
import { addressWith, inPatientBrowser, runToPicture } from '../measure/playground.ts';
import { manyEvents } from '../measure/programs.ts';
import { spreadOf } from '../measure/statistics.ts';
import type { Row, RowGroup } from '../row.ts';

/** A run of this part of the events has all its steps already: what it holds besides its events comes once. */
const PART = 0.1;
/** Bytes of one event's columns in the log; objects and what the picture keeps come on top. */
const COLUMN_BYTES = 33;

/** What a kept event costs: a page that shows a million of them against one that shows nine. */
export const eventMemory: RowGroup = {
  name: 'memory',
  async measure({ page, rounds, events: most, say }): Promise<Row[]> {
    const held = (wanted: number) =>
      inPatientBrowser((context) =>
        onPage(context, addressWith(page, manyEvents(wanted)), async (opened) => {
          const events = await runToPicture(opened);
          return { events, bytes: await heldBytes(opened) };
        }),
      );
    const taken: { each: number; onceBytes: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const [few, part, many] = [await held(9), await held(most * PART), await held(most)];
      const each = (many.bytes - few.bytes) / (many.events - few.events);
      const slope = (many.bytes - part.bytes) / (many.events - part.events);
      taken.push({ each, onceBytes: (each - slope) * many.events });
      say(`memory: ${JSON.stringify({ few, part, many })}`);
    }
    const ours = spreadOf(taken.map(({ each }) => each));
    const once = spreadOf(taken.map(({ onceBytes }) => onceBytes)).median / 1e6;
    return [
      {
        name: 'memory in the page per event kept',
        unit: 'bytes',
        ours,
        peer: null,
        measured: ours.median,
        goal: 64,
        goalText: '≤ 64 bytes',
        limit: `${COLUMN_BYTES} bytes are the event's own columns; ${once.toFixed(0)} MB of the whole do not grow with the events any more, the steps' above all`,
        details: taken,
      },
    ];
  },
};
