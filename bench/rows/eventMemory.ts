import { inFreshBrowser, onPage } from '../measure/browser.ts';
import { heldBytes } from '../measure/memory.ts';
import { addressWith, runToPicture } from '../measure/playground.ts';
import { nineEvents } from '../measure/programs.ts';
import { spreadOf } from '../measure/statistics.ts';
import type { Row, RowGroup } from '../row.ts';

const MILLION = 1e6;
/** Bytes of one event's columns in the log; objects and what the picture keeps come on top. */
const COLUMN_BYTES = 33;

/** What a kept event costs: a page that shows a million of them against one that shows nine. */
export const eventMemory: RowGroup = {
  name: 'memory',
  async measure({ page, rounds, say }): Promise<Row[]> {
    const held = (times: number) =>
      inFreshBrowser((context) =>
        onPage(context, addressWith(page, nineEvents(times)), async (opened) => {
          const events = await runToPicture(opened);
          return { events, bytes: await heldBytes(opened) };
        }),
      );
    const taken: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const few = await held(1);
      const many = await held(Math.floor(MILLION / 9));
      taken.push((many.bytes - few.bytes) / (many.events - few.events));
      say(`memory: ${JSON.stringify({ few, many })}`);
    }
    const ours = spreadOf(taken);
    return [
      {
        name: 'memory in the page per event kept',
        unit: 'bytes',
        ours,
        peer: null,
        measured: ours.median,
        goal: 64,
        goalText: '≤ 64 bytes',
        limit: `${COLUMN_BYTES} bytes are the event's own columns; objects, rows and positions are the rest`,
      },
    ];
  },
};
