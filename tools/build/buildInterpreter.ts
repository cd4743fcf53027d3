import { fileURLToPath } from 'node:url';
import { buildInterpreter } from '../../app/interpreter/build/pipeline.ts';

/** Builds the interpreter where it is not there yet; says so on standard error. */
const say = (line: string) => process.stderr.write(`interpreter: ${line}\n`);
const started = performance.now();
const result = await buildInterpreter(fileURLToPath(new URL('../..', import.meta.url)), say);
if (result.kind === 'failed') {
  say(result.message);
  process.exit(1);
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);
if (result.kind === 'built') say(`built in ${seconds} s`);
// Pyodide leaves a message port open.
process.exit(0);
