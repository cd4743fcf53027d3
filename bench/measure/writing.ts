import { bootInNode } from '../../app/interpreter/nodeInterpreter.ts';
import { run } from '../../app/interpreter/run.ts';
import { alternating } from './alternating.ts';
import { ownMilliseconds, timed } from './programs.ts';
import { spreadOf } from './statistics.ts';

/**
 * What it takes to write a program's records and to make them ready for their way, in milliseconds of its own time:
 * the same interpreter in Node, with nobody who takes them, against recording off.
 */
export async function writingMilliseconds(code: string, rounds: number): Promise<number> {
  const own = async (record: boolean) => {
    const interpreter = await bootInNode([], 'elsewhere');
    let output = '';
    const request = { code: timed(code), timeLimitSeconds: 120, inputLines: [], record };
    await run(interpreter, request, {
      deliver(chunks) {
        output += chunks.map(({ text }) => text).join('');
        interpreter.recorder.take();
      },
    });
    return ownMilliseconds(output);
  };
  const runs = await alternating(
    rounds,
    () => own(true),
    () => own(false),
  );
  return spreadOf(runs.ours).median - spreadOf(runs.peer).median;
}
