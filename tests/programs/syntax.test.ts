import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { nodeAssets } from '../../app/interpreter/node/nodeAssets.ts';
import { runInNode } from '../../app/interpreter/node/nodeInterpreter.ts';
import { calleeName } from '../../app/model/source/expressions.ts';
import { Program } from '../../app/model/source/program.ts';

await nodeAssets();

const FOLDERS = ['./', '../../app/examples/'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);
const WALK = readFileSync(new URL('./above/walk_ast.py', import.meta.url), 'utf8');

const PROGRAMS = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);

/** What CPython's own parser finds: `line kind` and `line call name`, for each program. */
async function foundByCPython(): Promise<string[][]> {
  const code = `programs = ${JSON.stringify(PROGRAMS)}\n${WALK}`;
  const { stdout } = await runInNode(code, { timeLimitSeconds: 60, recordSteps: false });
  return JSON.parse(stdout);
}

/** The same by the parser of the page; `else`, `finally` and `case` are no statements to CPython. */
function found(code: string): string[] {
  const program = new Program(code);
  const lines = program.all.flatMap((statement) => {
    if (statement.kind === 'other' || statement.kind === 'decorator') return [];
    return `${statement.line} ${statement.kind}`;
  });
  const calls = program.all.flatMap(({ line }) =>
    program.callsAt(line).map((call) => `${call.line} call ${calleeName(call)}`),
  );
  return [...new Set([...lines, ...calls])].sort();
}

test('the parser finds the same statements and calls as CPython, in all programs', async () => {
  const expected = await foundByCPython();
  expect(PROGRAMS.length).toBeGreaterThan(80);
  for (const [index, code] of PROGRAMS.entries()) expect(found(code)).toEqual(expected[index]!.sort());
});
