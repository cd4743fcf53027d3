import { readFileSync } from 'node:fs';
import { EXAMPLES } from '../app/examples/catalogue.ts';
import { runInNode } from '../app/interpreter/node/nodeInterpreter.ts';
import { traceDocument } from '../app/trace/document.ts';
import type { Trace } from '../app/trace/format.ts';
import { checkLaws, lawBreakText } from '../app/trace/laws/laws.ts';
import { expect, test } from './support/playground.ts';

async function traceOnTheCommandLine(code: string): Promise<Trace> {
  const { log, ...facts } = await runInNode(code);
  return traceDocument(log, { ...facts, code }, { hidden: false });
}

const isOfCApi = ({ id }: (typeof EXAMPLES)[number]) => id.startsWith('capi-');

for (const [which, examples] of [
  ['examples in Python', EXAMPLES.filter((example) => !isOfCApi(example) && !example.hasC)],
  ['examples of the C API', EXAMPLES.filter(isOfCApi)],
] as const) {
  test(`${which} do on the page what they do on the command line`, async ({ playground }) => {
    test.setTimeout(180_000);
    const { page } = playground;
    expect(examples.length).toBeGreaterThan(5);
    await playground.open();
    for (const { id, title } of examples) {
      await test.step(title, async () => {
        const code = readFileSync(new URL(`../app/examples/${id}.py`, import.meta.url), 'utf8');
        const trace = await traceOnTheCommandLine(code);
        expect(checkLaws(trace).map(lawBreakText)).toEqual([]);

        await playground.press('Examples');
        await page.getByRole('dialog').getByRole('button', { name: title, exact: true }).click();
        await playground.run();
        await expect(page.getByText('A recording of this example')).toHaveCount(0);

        await expect
          .poll(async () =>
            (await playground.events()).map(({ seq, kind, line }) => `${seq} ${kind} ${line}`.trim()),
          )
          .toEqual(trace.events.map(({ seq, kind, line }) => `${seq} ${kind} ${line ?? ''}`.trim()));
        for (const line of trace.stdout.split('\n')) await expect(playground.console).toContainText(line);
      });
    }
  });
}
