import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodeAssets } from '../../app/interpreter/node/nodeAssets.ts';
import { runInNode } from '../../app/interpreter/node/nodeInterpreter.ts';

await nodeAssets();

/** `#### name`, then the program. */
const PROGRAMS = readFileSync(new URL('linePrograms.txt', import.meta.url), 'utf8')
  .split(/^#### /m)
  .slice(1)
  .map((part): [string, string] => {
    const end = part.indexOf('\n');
    return [part.slice(0, end), part.slice(end + 1)];
  });

/** Jumps over more than 255 units have an argument that takes two instructions. */
const LONG_LOOP = `
def f():
    for turn in range(2):
        x = [1]
${'        x[0] = x[0] + turn; x[0] = -x[0]\n'.repeat(80)}
f()
`;

/** The lines that sys.settrace tells of, on the same interpreter: `3:f`. */
async function traced(program: string): Promise<string[]> {
  const { output } = await runInNode(
    `
import sys
lines = []
def tracer(frame, event, argument):
    if frame.f_code.co_filename != '<traced>': return None
    if event == 'line': lines.append(f'{frame.f_lineno}:{frame.f_code.co_qualname}')
    return tracer
code = compile(${JSON.stringify(program)}, '<traced>', 'exec')
sys.settrace(tracer)
try: exec(code, {'__name__': '__main__'})
except Exception: pass
finally: sys.settrace(None)
print('\\n'.join(['', '', *lines]))
`,
    { timeLimitSeconds: 20 },
  );
  const printed = output.filter(({ stream }) => stream === 'stdout').map(({ text }) => text);
  return printed.join('').split('\n\n').at(-1)!.trim().split('\n');
}

test.each([...PROGRAMS, ['a long loop', LONG_LOOP] as [string, string]])(
  'a step is a line as sys.settrace tells it: %s',
  async (_, program) => {
    const { log } = await runInNode(program, { timeLimitSeconds: 20, recordSteps: true });
    const steps = log.steps.map((step) => `${step.line}:${step.function}`);
    expect(steps).toEqual(await traced(program));
    expect(steps.length).toBeGreaterThan(2);
  },
);
