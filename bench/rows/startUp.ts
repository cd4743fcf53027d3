import { alternating, mapPairs } from '../measure/alternating.ts';
import { spreadOf } from '../measure/statistics.ts';
import { inBrowserOfNobody, type Visit } from '../measure/visitor.ts';
import { comparison, type Row, type RowGroup } from '../row.ts';

/** A browser's storage fills by the first visit, and with compiled code by the second. */
const VISITS = ['empty', 'filling', 'warm', 'warm', 'warm'] as const;

/** Milliseconds since the navigation began. */
interface Opening {
  ready: number;
  /** The page's first text or picture; all that the interpreter starts from has come. Stock's page reports neither. */
  painted: number | null;
  fetched: number | null;
  /** The share of the machine's processors that was in use until Python was ready. */
  busy: number;
}
/** Of the warm ones, the one in the middle. */
type Openings = Record<'empty' | 'warm', Opening>;

/** A visitor stays: what is kept for the next visit is written when nobody waits for anything. */
const STAY_MS = 5000;

/** Page opened → interpreter ready. */
export const startUp: RowGroup = {
  name: 'startup',
  async measure({ pageFolder, benchFolder, rounds, say }): Promise<Row[]> {
    const visits = await alternating(
      rounds,
      () => inBrowserOfNobody(pageFolder, (visit) => openings(visit, 'index.html')),
      () => inBrowserOfNobody(benchFolder, (visit) => openings(visit, 'stock.html')),
    );
    say(`start-up: ${JSON.stringify(visits)}`);
    const row = (name: string, which: keyof Openings, goal: number) =>
      comparison({
        name,
        pairs: mapPairs(visits, (all) => all[which].ready),
        goal,
        limit: stagesOf(visits.ours.map((all) => all[which])),
      });
    return [
      row('page opened → interpreter ready, empty cache', 'empty', 0.5),
      row('the same, warm cache', 'warm', 0.25),
    ];
  },
};

/** How the time until an interpreter is ready divides. */
function stagesOf(visits: readonly Opening[]): string {
  const median = (of: (visit: Opening) => number) => Math.round(spreadOf(visits.map(of)).median);
  const painted = median(({ painted }) => painted ?? 0);
  const fetched = median(({ fetched }) => fetched ?? 0);
  const started = median(({ ready, fetched }) => ready - (fetched ?? 0));
  const busy = Math.round(100 * spreadOf(visits.map(({ busy }) => busy)).median);
  return [
    `${fetched} ms until the page’s thread had heard that the interpreter’s files were there`,
    `beside drawing the first picture, which came after ${painted} ms`,
    `${started} ms more until it was compiled, its memory image copied and Pyodide started, which begins before`,
    `all processors ${busy} % busy meanwhile`,
  ].join(', ');
}

async function openings(visit: Visit, file: string): Promise<Openings> {
  const taken: Record<(typeof VISITS)[number], Opening[]> = { empty: [], filling: [], warm: [] };
  for (const name of VISITS) {
    const { result, busy } = await visit({ file, measure: whenReady, argument: null, stayMs: STAY_MS });
    taken[name].push({ ...result, busy });
  }
  const warm = taken.warm.toSorted((a, b) => a.ready - b.ready);
  return { empty: taken.empty[0]!, warm: warm[warm.length >> 1]! };
}

/** Runs in the page, alone. */
async function whenReady(): Promise<Omit<Opening, 'busy'>> {
  const ready = await window.momentOf('ready');
  const at = (entry: string) => performance.getEntriesByName(entry)[0]?.startTime ?? null;
  return { ready, painted: at('first-contentful-paint'), fetched: at('python-fetched') };
}
