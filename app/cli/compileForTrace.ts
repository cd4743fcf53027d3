import { readFileSync } from 'node:fs';
import type { CDiagnostic } from '../clab/compiler/diagnostics.ts';
import { compileInNode } from '../clab/node/nodeCompiler.ts';

export type CompiledForTrace =
  | { kind: 'compiled'; source: string; module: Uint8Array }
  | { kind: 'unusable'; problem: string };

/** Compiles the C file of a trace. Warnings go to standard error, and stop nothing. */
export async function compileForTrace(file: string): Promise<CompiledForTrace> {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : String(error);
    return { kind: 'unusable', problem: `trace: ${file} cannot be read: ${reason}` };
  }
  const result = await compileInNode(source);
  switch (result.kind) {
    case 'compiled':
      for (const diagnostic of result.diagnostics)
        process.stderr.write(`${diagnosticText(diagnostic, file)}\n`);
      return { kind: 'compiled', source, module: result.module };
    case 'errors':
      return {
        kind: 'unusable',
        problem: result.diagnostics.map((diagnostic) => diagnosticText(diagnostic, file)).join('\n'),
      };
    case 'too-large':
      return {
        kind: 'unusable',
        problem: `trace: ${file} has ${result.bytes} bytes: a C file has at most ${result.mostBytes}.`,
      };
    case 'gave-up':
      return { kind: 'unusable', problem: `trace: ${file} could not be compiled: ${result.message}` };
  }
}

/** One line, as compilers print it, and one for each note. */
function diagnosticText({ file, position, severity, message, notes }: CDiagnostic, given: string): string {
  const at = (name: string, { line, column }: CDiagnostic['position']) =>
    `${name === 'lab.c' ? given : name}:${line}:${column}`;
  const lines = [`${at(file, position)}: ${severity}: ${message}`];
  for (const note of notes) lines.push(`${at(note.file, note.position)}: note: ${note.message}`);
  return lines.join('\n');
}
