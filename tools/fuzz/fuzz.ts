import { Worker } from 'node:worker_threads';
import { nodeAssets } from '../../app/interpreter/node/nodeAssets.ts';
import { EVENT_KINDS } from '../../app/trace/format.ts';
import { type Batch, batchText } from '../../tests/fidelity/batch.ts';
import { batchesOf, type FuzzResult, nothingFound } from '../../tests/fidelity/fuzz.ts';
import { shrink } from '../../tests/fidelity/shrink.ts';
import type { FuzzRequest } from './fuzzThread.ts';

const THREADS = 2;
/** An interpreter leaves some thirty megabytes behind. */
const BATCHES_PER_THREAD = 5;

const USAGE = 'fuzz: npm run fuzz -- PROGRAMS [--seed SEED]';

/** `npm run fuzz`: random programs, held to reality. */
async function fuzz(args: readonly string[]): Promise<number> {
  const [programs, option, given] = [Number(args[0]), args[1], args[2]];
  const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
  const isUsable = Number.isInteger(programs) && programs > 0 && Number.isInteger(seed);
  if (!isUsable || (option !== undefined && (option !== '--seed' || given === undefined))) {
    console.error(USAGE);
    return 2;
  }
  console.log(`seed ${seed}`);
  const started = performance.now();
  // Built, if need be, before two threads want to.
  await nodeAssets();
  const total = await inThreads(portions(batchesOf(seed, programs)), (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${programs}`);
  });
  await tellFindings(total);
  for (const kind of EVENT_KINDS) console.log(`${String(total.counts.get(kind) ?? 0).padStart(9)} ${kind}`);
  const failed = total.findings.length;
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`log and heap compared ${total.moments} times; ${seconds} s`);
  console.log(`${programs - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

function portions(batches: FuzzRequest): FuzzRequest[] {
  return Array.from({ length: Math.ceil(batches.length / BATCHES_PER_THREAD) }, (_, index) =>
    batches.slice(index * BATCHES_PER_THREAD, (index + 1) * BATCHES_PER_THREAD),
  );
}

/** Shrinks what failed and shows it. */
async function tellFindings({ findings }: FuzzResult): Promise<void> {
  for (const { index, batch, problems } of findings) {
    const names = batch.programs.map(({ name }) => name);
    const who = names.length === 1 ? names[0] : `${names[0]} to ${names.at(-1)}, only together`;
    console.log(`\nbatch ${index}, ${who}: ${problems.join('\n')}\nShrinking it …`);
    const small = await shrink(batch, fails);
    const text = batchText(small);
    console.log(text.slice(text.indexOf('\ndef program_')));
  }
}

async function fails(batch: Batch): Promise<boolean> {
  return (await inThread([[0, batch]])).findings.length > 0;
}

async function inThreads(work: FuzzRequest[], tell: (programsDone: number) => void): Promise<FuzzResult> {
  const total = nothingFound();
  let next = 0;
  let done = 0;
  const one = async () => {
    for (;;) {
      const batches = work[next];
      next += 1;
      if (batches === undefined) return;
      add(total, await inThread(batches));
      done += batches.reduce((sum, [, batch]) => sum + batch.programs.length, 0);
      tell(done);
    }
  };
  await Promise.all(Array.from({ length: THREADS }, one));
  return total;
}

function add(total: FuzzResult, part: FuzzResult): void {
  total.moments += part.moments;
  total.findings.push(...part.findings);
  for (const [kind, count] of part.counts) total.counts.set(kind, (total.counts.get(kind) ?? 0) + count);
}

/** A thread does not inherit the loader that understands TypeScript. */
const THREAD_START = `
import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
  register();
  return import(${JSON.stringify(new URL('./fuzzThread.ts', import.meta.url).href)});
});`;

function inThread(request: FuzzRequest): Promise<FuzzResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(THREAD_START, { eval: true, workerData: request });
    worker.on('message', (result: FuzzResult) => {
      void worker.terminate();
      resolve(result);
    });
    worker.on('error', reject);
  });
}

process.exit(await fuzz(process.argv.slice(2)));
