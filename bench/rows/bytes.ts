import { statSync } from 'node:fs';
import { join } from 'node:path';
import { siteServer } from '../../app/cli/serve/server.ts';
import { onSlowLine } from '../../e2e/support/slowLine.ts';
import { inFreshBrowser, onPage, pressRun } from '../measure/browser.ts';
import { moment } from '../measure/moments.ts';
import { STOCK_FILES } from '../measure/pages.ts';
import { spreadOf } from '../measure/statistics.ts';
import type { Row, RowGroup } from '../row.ts';

/** The editor, its look, its icons, and how it colours Python: a program can be typed and run without. */
const EDITOR = /\/assets\/(MonacoEditor|editor(\.api|\.worker)?|codicon|python)-[^/]*$/;

/** What stock Pyodide needs at least, and what it fetches besides. */
const STOCK_CORE = ['pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip'];

/** A line at home. On one without end, what is fetched beforehand for later would arrive before anyone could press Run. */
const MEGABITS = 20;

/** What travels until the first program has run. */
export const bytes: RowGroup = {
  name: 'bytes',
  async measure({ pageFolder, benchFolder, say }): Promise<Row[]> {
    const fetched = await fetchedUntilFirstResult(pageFolder);
    const [needed, editor] = [false, true].map((isEditor) =>
      sum([...fetched].filter(([url]) => EDITOR.test(url) === isEditor).map(([, size]) => size)),
    );
    const stock = new Map(STOCK_FILES.map((file) => [file, compressedSize(benchFolder, file)]));
    const core = sum(STOCK_CORE.map((file) => stock.get(file)!));
    for (const [url, size] of fetched) say(`fetched ${url}: ${size}`);
    const largest = [...fetched]
      .filter(([url]) => !EDITOR.test(url))
      .sort(([, one], [, other]) => other - one)
      .slice(0, 3);
    return [
      {
        name: 'bytes before the first live result, compressed as served, without the editor',
        unit: 'bytes',
        ours: spreadOf([needed!]),
        peer: spreadOf([core]),
        measured: needed! / core,
        goal: 1.1,
        goalText: 'ratio ≤ 1.1',
        limit: [
          `on a line of ${MEGABITS} Mbit/s, Run pressed as soon as it can be`,
          largest.map(([url, size]) => `${url.split('/').at(-1)} ${size.toLocaleString('en')}`).join(', '),
          editor === 0
            ? 'nothing of the editor by then'
            : `the editor's ${editor!.toLocaleString('en')} come on top`,
          `stock's loader and lock file, not counted, are ${(sum([...stock.values()]) - core).toLocaleString('en')}`,
        ].join('; '),
        details: { ours: Object.fromEntries(fetched), peer: Object.fromEntries(stock) },
      },
    ];
  },
};

/** Each path and the bytes that came from it, answers' heads included; what is still on its way counts as far as it came. */
function fetchedUntilFirstResult(pageFolder: string): Promise<Map<string, number>> {
  return onSlowLine(siteServer(pageFolder), MEGABITS, (address, arrived) =>
    inFreshBrowser((context) =>
      onPage(context, address, async (page) => {
        await moment(page, 'ready');
        await pressRun(page);
        await moment(page, 'done');
        return new Map(arrived);
      }),
    ),
  );
}

function compressedSize(folder: string, file: string): number {
  return statSync(join(folder, 'assets', 'pyodide', `${file}.br`)).size;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
