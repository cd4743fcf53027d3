import { calleeName, pathOf } from '../source/expressions.ts';
import type { Statement } from '../source/syntax.ts';
import type { Pitfall } from './pitfall.ts';

/** asyncio's weak hold on tasks. */
export const TASK_PITFALLS: readonly Pitfall[] = [
  {
    id: 'task-not-kept',
    recognised: 'a step at a statement that is nothing but `create_task(…)` or `ensure_future(…)`.',
    advice: 'Keep the task, as in a set that it leaves when it is done, or use an `asyncio.TaskGroup`.',
    *find({ program, steps }) {
      const lines = new Set(program.all.filter(makesTaskOnly).map(({ line }) => line));
      for (const { seq, line } of steps) {
        if (!lines.delete(line)) continue;
        yield {
          seq,
          line,
          message:
            'Nobody keeps this task: the event loop holds tasks weakly, so it may be collected before it is done.',
        };
      }
    },
  },
];

/** Whether a statement makes a task and does not keep it. A task group keeps its own, so not its `create_task`. */
function makesTaskOnly(statement: Statement): boolean {
  if (statement.kind !== 'expression' || statement.value.kind !== 'call') return false;
  const { value: call } = statement;
  if (!['create_task', 'ensure_future'].includes(calleeName(call))) return false;
  if (call.callee.kind !== 'attribute') return true;
  const of = call.callee.value;
  if (of.kind === 'call') return /^get_(?:running|event)_loop$/u.test(calleeName(of));
  return /^asyncio$|loop$/u.test(pathOf(of) ?? '');
}
