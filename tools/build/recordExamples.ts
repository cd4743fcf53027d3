import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileInNode } from '../../app/clab/node/nodeCompiler.ts';
import { digest, keyOfModules } from '../../app/interpreter/build/key.ts';
import { buildInterpreter } from '../../app/interpreter/build/pipeline.ts';
import { runInNode } from '../../app/interpreter/node/nodeInterpreter.ts';
import { traceDocument } from '../../app/trace/document.ts';
import { ROOT } from '../root.ts';

const EXAMPLES = join(ROOT, 'app', 'examples');
/** `<id>.json` each; the page's build takes them from here. */
const RECORDED = join(ROOT, 'build', 'recorded');
/** What each of them was made from. */
const KEYS_FILE = join(ROOT, 'build', 'recorded.keys.json');
/** This module: what it imports decides, besides the built interpreter, what a trace holds. */
const RECORDER = 'tools/build/recordExamples.ts';

/** Traces each example whose recording is missing or older than what it is made from. */
async function recordExamples(): Promise<void> {
  const built = await buildInterpreter(ROOT, (line) => process.stderr.write(`interpreter: ${line}\n`));
  if (built.kind === 'failed') throw new Error(built.message);
  const shared = digest([built.manifest.key, await keyOfModules(ROOT, [RECORDER])]);
  mkdirSync(RECORDED, { recursive: true });
  const kept: Record<string, string> = existsSync(KEYS_FILE)
    ? JSON.parse(readFileSync(KEYS_FILE, 'utf8'))
    : {};
  const keys: Record<string, string> = {};
  for (const file of readdirSync(EXAMPLES).filter((name) => name.endsWith('.py'))) {
    const code = readFileSync(join(EXAMPLES, file), 'utf8');
    const name = file.replace(/py$/, 'json');
    const cFile = join(EXAMPLES, file.replace(/py$/, 'c'));
    const c = existsSync(cFile) ? readFileSync(cFile, 'utf8') : null;
    const key = digest([shared, code, c ?? '']);
    keys[name] = key;
    if (kept[name] === key && existsSync(join(RECORDED, name))) continue;
    process.stderr.write(`recording ${file}\n`);
    writeFileSync(join(RECORDED, name), await traceOf(code, c));
  }
  for (const name of readdirSync(RECORDED)) if (!(name in keys)) rmSync(join(RECORDED, name));
  writeFileSync(KEYS_FILE, JSON.stringify(keys));
}

async function traceOf(code: string, c: string | null): Promise<string> {
  const compiled = c === null ? null : await compileInNode(c);
  if (compiled !== null && compiled.kind !== 'compiled')
    throw new Error(`lab.c: ${JSON.stringify(compiled)}`);
  const { log, ...facts } = await runInNode(code, {
    recordSteps: true,
    ...(compiled && { lab: compiled.module }),
  });
  const written = { ...facts, code, ...(c === null ? {} : { c }) };
  return JSON.stringify(traceDocument(log, written, { hidden: false, steps: true }));
}

await recordExamples();
// Pyodide leaves a message port open.
process.exit(0);
