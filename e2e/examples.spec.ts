import { readFileSync } from 'node:fs';
import { EXAMPLES } from '../app/examples/catalogue.ts';
import { runInNode } from '../app/interpreter/nodeInterpreter.ts';
import { traceDocument } from '../app/trace/document.ts';
import type { Trace } from '../app/trace/format.ts';
import { checkLaws, lawBreakText } from '../app/trace/laws.ts';
import { expect, test } from './support/playground.ts';

async function traceOnTheCommandLine(code: string): Promise<Trace> {
  const { log, ...facts } = await runInNode(code);
  return traceDocument(log, { ...facts, code }, { hidden: false });
}

for (const { id, title } of EXAMPLES) {
  test(`example: ${title}`, async ({ playground }) => {
    const { page } = playground;
    const code = readFileSync(new URL(`../app/examples/${id}.py`, import.meta.url), 'utf8');
    const trace = await traceOnTheCommandLine(code);
    expect(checkLaws(trace).map(lawBreakText)).toEqual([]);

    await playground.open();
    await playground.press('Examples');
    await page.getByRole('dialog').getByRole('button', { name: title, exact: true }).click();
    await playground.run();

    const onThePage = (await playground.events()).map(({ seq, kind, line }) =>
      `${seq} ${kind} ${line}`.trim(),
    );
    expect(onThePage).toEqual(
      trace.events.map(({ seq, kind, line }) => `${seq} ${kind} ${line ?? ''}`.trim()),
    );
    for (const line of trace.stdout.split('\n')) await expect(playground.console).toContainText(line);
  });
}
