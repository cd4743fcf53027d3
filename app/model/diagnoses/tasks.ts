import type { Pitfall } from './pitfall.ts';

/** A task that is made and not kept. A task group keeps its own, so not its `create_task`. */
const NOT_KEPT =
  /^(?:asyncio\.|(?:asyncio\.)?get_(?:running|event)_loop\(\)\.|\w*loop\.)?(?:create_task|ensure_future)\s*\(/u;

/** asyncio's weak hold on tasks. */
export const TASK_PITFALLS: readonly Pitfall[] = [
  {
    id: 'task-not-kept',
    recognised: 'a step at a statement that is nothing but `create_task(…)` or `ensure_future(…)`.',
    advice: 'Keep the task, as in a set that it leaves when it is done, or use an `asyncio.TaskGroup`.',
    *find({ source, steps }) {
      const lines = new Set(source.linesLike(NOT_KEPT));
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
