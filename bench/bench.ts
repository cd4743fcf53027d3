import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage, PAGE_FOLDER } from '../tools/build/buildPage.ts';
import { ROOT } from '../tools/root.ts';
import { readBenchArguments } from './arguments.ts';
import { serving } from './measure/browser.ts';
import { thisMachine } from './measure/machine.ts';
import { buildPages } from './measure/pages.ts';
import { markdownReport, type Results, textReport } from './report.ts';
import { type Row, type RowGroup, type Surroundings, unmeasured } from './row.ts';
import { bytes } from './rows/bytes.ts';
import { eventMemory } from './rows/eventMemory.ts';
import { firstTimeline } from './rows/firstTimeline.ts';
import { load } from './rows/load.ts';
import { manyEvents } from './rows/manyEvents.ts';
import { manyRuns } from './rows/manyRuns.ts';
import { panZoom } from './rows/panZoom.ts';
import { programRows } from './rows/programs.ts';
import { startUp } from './rows/startUp.ts';
import { steps } from './rows/steps.ts';
import { stop } from './rows/stop.ts';

const GROUPS: readonly RowGroup[] = [
  startUp,
  firstTimeline,
  stop,
  programRows,
  steps,
  bytes,
  manyEvents,
  panZoom,
  eventMemory,
  manyRuns,
  load,
];

const RESULTS_FILE = join(ROOT, 'bench', 'results.json');
const PROSE_FILE = join(ROOT, 'BENCHMARKS.md');
/** Between these two lines of BENCHMARKS.md stands the last table. */
const MARKERS = ['<!-- table -->', '<!-- end of table -->'] as const;

/** `npm run bench`: measures every row, prints the table, and keeps it. */
async function bench(args: string[]): Promise<number> {
  const read = readBenchArguments(
    args,
    GROUPS.map(({ name }) => name),
  );
  if (read.kind === 'unusable') {
    console.error(read.problem);
    return 2;
  }
  const asked = read.arguments;
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const built = await buildPage();
  if (built.kind === 'failed') {
    console.error(`Building ${built.step} failed; the reason stands above.`);
    return 1;
  }
  const benchFolder = await buildPages();
  const machine = thisMachine();
  const rows: Row[] = [];
  await serving(PAGE_FOLDER, (page) =>
    serving(benchFolder, async (benchPages) => {
      const surroundings: Surroundings = {
        ...asked,
        page,
        benchPages,
        pageFolder: PAGE_FOLDER,
        benchFolder,
        say,
      };
      for (const group of GROUPS) {
        if (asked.only !== null && !asked.only.includes(group.name)) continue;
        say(`— ${group.name}`);
        rows.push(...(await rowsOf(group, surroundings)));
      }
    }),
  );
  const results: Results = { takenAt: new Date().toISOString(), machine, rounds: asked.rounds, rows };
  console.log(textReport(results));
  // A part, or all of it coarsely, is for work on the code; what is kept is the whole.
  if (asked.only === null && !asked.quick) keep(results);
  return 0;
}

/** What cannot be measured is a row as well: half an hour of others is not thrown away for it. */
async function rowsOf(group: RowGroup, surroundings: Surroundings): Promise<Row[]> {
  try {
    return await group.measure(surroundings);
  } catch (error) {
    surroundings.say(String(error));
    const [reason] = String(error).split('\n');
    return [unmeasured(group.name, reason!)];
  }
}

function keep(results: Results): void {
  writeFileSync(RESULTS_FILE, `${JSON.stringify(results, null, 2)}\n`);
  const prose = readFileSync(PROSE_FILE, 'utf8');
  const [start, end] = MARKERS.map((marker) => prose.indexOf(marker)) as [number, number];
  if (start < 0 || end < start) throw new Error(`BENCHMARKS.md has no place for the table.`);
  const before = prose.slice(0, start + MARKERS[0].length);
  writeFileSync(PROSE_FILE, `${before}\n${markdownReport(results)}\n${prose.slice(end)}`);
}

process.exit(await bench(process.argv.slice(2)));
