import { readFileSync, statSync, writeSync } from 'node:fs';
import { traceDocument } from '../trace/document.ts';
import { checkLaws, lawBreakText } from '../trace/laws/laws.ts';
import { compileForTrace } from './compileForTrace.ts';
import { explanationsOf } from './explain.ts';
import { LabUnusable, runInThread, type ThreadRun } from './runInThread.ts';
import { readTraceArguments } from './traceArguments.ts';

/** `npm run trace`: runs one file and prints its trace, nothing else, to standard output. */
async function trace(args: readonly string[]): Promise<number> {
  const read = readTraceArguments(args);
  if (read.kind === 'unusable') return complain(read.problem);
  const { file, cFile, paths, hidden, steps, explain, check, timeLimitSeconds } = read.arguments;
  const notFolder = paths.find((path) => !isFolder(path));
  if (notFolder !== undefined) return complain(`trace: ${notFolder} is not a folder`);
  let code: string;
  try {
    // CPython too reads past a byte order mark.
    code = readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    return complain(`trace: ${file} cannot be read: ${reasonOf(error)}`);
  }
  const lab = cFile === null ? null : await compileForTrace(cFile);
  if (lab?.kind === 'unusable') return complain(lab.problem);
  let ran: ThreadRun;
  try {
    ran = await runInThread({
      code,
      ...(lab && { lab: lab.module }),
      timeLimitSeconds,
      inputLines: [],
      paths,
      readsStdin: file !== '-',
      // Diagnoses are made from steps, whether these are printed or not.
      recordSteps: steps || explain,
    });
  } catch (error) {
    if (error instanceof LabUnusable) return complain(`trace: ${error.message}`);
    throw error;
  }
  const { log, labIsLoaded, ...run } = ran;
  const facts = { ...run, code, ...(lab && { c: lab.source }) };
  if (lab && !labIsLoaded)
    process.stderr.write(`trace: ${file} imports nothing of ${cFile}, so the C file did nothing.\n`);
  const document = {
    ...traceDocument(log, facts, { hidden, steps }),
    ...(explain ? explanationsOf(log, code, { hidden, c: lab?.source ?? null }) : {}),
  };
  print(`${JSON.stringify(document)}\n`);
  if (!check) return 0;
  const broken = checkLaws(document)[0];
  if (broken === undefined) return 0;
  process.stderr.write(`trace: ${lawBreakText(broken)}\n`);
  return 1;
}

function complain(problem: string): number {
  process.stderr.write(`${problem}\n`);
  return 2;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
}

/** All of it before the process ends, also into a pipe. */
function print(text: string): void {
  const bytes = Buffer.from(text);
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Nobody reads any more.
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}

process.exit(await trace(process.argv.slice(2)));
