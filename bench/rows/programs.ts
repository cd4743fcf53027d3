import type { Page } from 'playwright';
import { alternating, joinedPairs, mapPairs, type Pairs } from '../measure/alternating.ts';
import { type BothPages, inSeveralBrowsers, runFresh, TURNS_IN_ONE } from '../measure/bothPages.ts';
import { ownMilliseconds, type Program, programs, timed } from '../measure/programs.ts';
import { spreadOf } from '../measure/statistics.ts';
import type { BenchOptions } from '../page/bench.d.ts';
import type { Row, RowGroup } from '../row.ts';
import { type MeasuredProgram, rowsOverPrograms } from './overPrograms.ts';

/** The same code on the traced interpreter and on stock Pyodide, each time on a fresh one, without steps. */
export const programRows: RowGroup = {
  name: 'programs',
  async measure({ benchPages, rounds, say }): Promise<Row[]> {
    const [plain, weakref] = [programs('plain'), programs('weakref')];
    const all = [...plain, ...weakref];
    const runs = (await inSeveralBrowsers(benchPages, rounds, all, takeTurns)).map(joinedPairs);
    // In browsers of their own: what runs more often in one would have better code there than stock's.
    const parts = (await inSeveralBrowsers(benchPages, rounds, all, takeParts)).map(joinedParts);
    const taken = all.map((_, index): Taken => ({ runs: runs[index]!, ...parts[index]! }));
    say(`programs: ${JSON.stringify(all.map(({ name }, index) => ({ name, ...taken[index] })))}`);
    const measured = (
      of: readonly Program[],
      pairsOf: (taken: Taken) => Pairs,
      noteOf?: (taken: Taken) => string,
    ) =>
      of.map((program): MeasuredProgram => {
        const one = taken[all.indexOf(program)]!;
        return { program: program.name, pairs: pairsOf(one), ...(noteOf && { note: noteOf(one) }) };
      });
    const part = (name: string, pairsOf: (taken: Taken) => Pairs) =>
      rowsOverPrograms(name, measured(weakref, pairsOf), { mean: null, worst: null });
    return [
      ...rowsOverPrograms('traced, no weak references', measured(plain, wholeOf, costOf), {
        mean: 1.03,
        worst: 1.1,
      }),
      ...rowsOverPrograms('traced, weakref code', measured(weakref, wholeOf, costOf), {
        mean: 1.15,
        worst: 1.3,
      }),
      ...part('the same, the program’s own time', ({ runs }) => mapPairs(runs, ({ own }) => own)),
      ...part('the same, its records only written', (taken) => partOf(taken, 'written')).slice(0, 1),
      ...part('the same, its records sent and not read', (taken) => partOf(taken, 'sent')).slice(0, 1),
    ];
  },
};

/** Of one program, in milliseconds, what it takes where only a part of recording is done. */
interface Parts {
  /** Recording is off. */
  unrecorded: number[];
  /** Records are written and thrown away. */
  written: number[];
  /** The page has them and does not read them. */
  sent: number[];
}

interface Taken extends Parts {
  runs: Pairs<TimedRun>;
}

function takeTurns({ ours, stock }: BothPages, { code }: Program): Promise<Pairs<TimedRun>> {
  return alternating(
    TURNS_IN_ONE,
    () => timedRun(ours, code),
    () => timedRun(stock, code),
  );
}

async function takeParts({ ours }: BothPages, { code }: Program): Promise<Parts> {
  const timeOf = async (options: BenchOptions) => (await timedRun(ours, code, options)).whole;
  const parts: Parts = { unrecorded: [], written: [], sent: [] };
  for (let turn = 0; turn <= TURNS_IN_ONE; turn += 1) {
    parts.unrecorded.push(await timeOf({ record: false }));
    parts.written.push(await timeOf({ record: 'thrown-away' }));
    parts.sent.push(await timeOf({ record: 'unread' }));
  }
  // As everywhere, a first one is not counted.
  for (const times of [parts.unrecorded, parts.written, parts.sent]) times.shift();
  return parts;
}

function joinedParts(taken: readonly Parts[]): Parts {
  const all = (part: keyof Parts) => taken.flatMap((one) => one[part]);
  return { unrecorded: all('unrecorded'), written: all('written'), sent: all('sent') };
}

function wholeOf({ runs }: Taken): Pairs {
  return mapPairs(runs, ({ whole }) => whole);
}

/** Where only that part is done, against what stock's runs of the whole took. */
function partOf(taken: Taken, part: keyof Parts): Pairs {
  return { ours: taken[part], peer: wholeOf(taken).peer };
}

/** What the interpreter costs that records nothing, what recording costs an event, and its parts. */
function costOf(taken: Taken): string {
  const { ours, peer } = wholeOf(taken);
  const { unrecorded, written, sent } = taken;
  const { events } = taken.runs.ours[0]!;
  const median = (figures: readonly number[]) => spreadOf(figures).median;
  const overStock = (figures: readonly number[]) => (median(figures) / median(peer)).toFixed(2);
  if (events < FEW_EVENTS) return `unrecorded ${overStock(unrecorded)}`;
  const nanoseconds = Math.round(((median(ours) - median(unrecorded)) * 1e6) / events);
  // Where recording costs less than two runs differ, it may come out as a gain.
  const each = nanoseconds > 0 ? `, ${nanoseconds} ns each` : '';
  return (
    `unrecorded ${overStock(unrecorded)}, only written ${overStock(written)}, sent and not read ${overStock(sent)}; ` +
    `${events.toLocaleString('en')} events${each}`
  );
}

/** Fewer are no load, and the quotient would be noise. */
const FEW_EVENTS = 1000;

interface TimedRun {
  whole: number;
  own: number;
  events: number;
}

/** On a fresh interpreter: until all that came of it is in the page, and from the program's first line to its last. */
async function timedRun(page: Page, code: string, options?: BenchOptions): Promise<TimedRun> {
  const { milliseconds, output, events } = await runFresh(page, timed(code), options);
  return { whole: milliseconds, own: ownMilliseconds(output), events };
}
