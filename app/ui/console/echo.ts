import type { OutputChunk } from '../../session/state.ts';

/** A line that was typed for `input()`, and how much had been written before it. */
export interface Echo {
  after: number;
  line: string;
}

/** The output with what was typed in between, as a terminal shows it. A program's own output never holds it. */
export function withEchoes(output: readonly OutputChunk[], echoes: readonly Echo[]): readonly OutputChunk[] {
  if (echoes.length === 0) return output;
  const shown: OutputChunk[] = [];
  let from = 0;
  for (const { after, line } of echoes) {
    const { seq, steps } = output[after - 1] ?? { seq: 0, steps: 0 };
    for (; from < Math.min(after, output.length); from += 1) shown.push(output[from]!);
    shown.push({ stream: 'stdout', text: `${line}\n`, seq, steps });
  }
  return shown.concat(output.slice(from));
}
