import type { Moment } from '../../model/moment/moments.ts';
import { isClassBody } from '../../model/moment/programLines.ts';
import { code as codePhrase, type Sentence, say } from '../../model/sentences/sentence.ts';
import { sentenceOf } from '../../model/sentences/sentences.ts';
import { thousands } from '../../model/sentences/thousands.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import type { Outcome } from '../../trace/format.ts';
import { ending } from '../console/outcome.ts';

/** Longer lines of a program are cut: the editor shows them whole. */
const LONGEST_LINE = 90;

/** What happens at a moment; null where none is selected. */
export function momentSentence(
  viewModel: ViewModel,
  code: string,
  outcome: Outcome | null,
  moment: Moment | null,
): Sentence | null {
  switch (moment?.kind) {
    case undefined:
      return null;
    case 'event':
      return sentenceOf(viewModel, viewModel.seqs[moment.position]!);
    case 'end':
      return outcome && say`${ending(outcome)}. What is still there stays as it is.`;
    case 'line': {
      const { line, function: running } = viewModel.log.steps[moment.step]!;
      const lines = code.split('\n');
      const text = (lines[line - 1] ?? '').trim();
      const shown = text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE - 1)}…` : text;
      const where = running === '<module>' ? say`` : say`, in ${placeIn(lines, line, running)}`;
      return say`Line ${String(line)} runs next${where}: ${codePhrase(shown)}`;
    }
  }
}

/** A function, or the body of a class. */
function placeIn(lines: readonly string[], line: number, qualname: string): Sentence {
  return isClassBody(lines, line, qualname)
    ? say`the body of class ${codePhrase(qualname.split('.').at(-1)!)}`
    : [codePhrase(qualname)];
}

/** `step 12 of 40`, `line 15`: where a moment stands. */
export function placeParts(
  viewModel: ViewModel,
  moment: Moment | null,
  index: number | null,
  count: number,
): string[] {
  const all = thousands(count);
  if (moment === null || index === null)
    return [count === 0 ? 'no events' : count === 1 ? 'one step' : `${all} steps`];
  const step = `step ${thousands(index + 1)} of ${all}`;
  switch (moment.kind) {
    case 'end':
      return [step, 'the end'];
    case 'line':
      return [step, `before line ${viewModel.log.steps[moment.step]!.line}`];
    case 'event': {
      const line = viewModel.lineOf(viewModel.seqs[moment.position]!);
      const event = `event ${thousands(moment.position)}`;
      const cLine = viewModel.log.cLine(viewModel.seqs[moment.position]!);
      return [
        ...[step, event],
        ...(line === 0 ? [] : [`line ${line}`]),
        ...(cLine === 0 ? [] : [`C line ${cLine}`]),
      ];
    }
  }
}
