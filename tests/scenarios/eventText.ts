import { expect } from 'vitest';
import { observedRun } from '../fidelity/observedRun.ts';
import { picture } from './picture.ts';

/**
 * Runs a snippet and gives its events as a text, what it printed below. On the way the log is held against the heap
 * and both traces, with and without the interpreter's own, to all laws.
 */
export async function eventText(code: string): Promise<string> {
  const run = await observedRun(code);
  expect(run.problems).toEqual([]);
  const withoutAddresses = (text: string) => text.replaceAll(/ at 0x[0-9a-f]+/g, '').trimEnd();
  return [
    picture(run.trace),
    ...said('>', withoutAddresses(run.stdout)),
    ...said('!', withoutAddresses(run.stderr)),
    ...(run.outcome.kind === 'completed' ? [] : [`[${run.outcome.kind}]`]),
  ].join('\n');
}

/** Only what a snippet printed. */
export async function printed(code: string): Promise<string> {
  const run = await observedRun(code);
  expect(run.problems).toEqual([]);
  expect(run.outcome).toEqual({ kind: 'completed' });
  return run.stdout.trimEnd();
}

function said(mark: string, text: string): string[] {
  return text === '' ? [] : text.split('\n').map((line) => `${mark} ${line}`);
}

/** A snippet without the indentation of the test around it. Its first line is line 1. */
export function python(strings: TemplateStringsArray, ...values: (string | number)[]): string {
  const text = strings.raw.reduce((all, part, index) => all + String(values[index - 1]) + part);
  const lines = text.replace(/^\n/, '').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n');
}
