import { pathOf } from '../source/expressions.ts';
import type { Call, Expression, Statement } from '../source/syntax.ts';
import type { Evidence } from './evidence.ts';
import type { Pitfall } from './pitfall.ts';

/** What makes a task that nobody else keeps: not the `create_task` of a task group, which keeps its own. */
const MAKES_TASK = /^(asyncio\.|(\w*\.)*\w*loop\.)?(create_task|ensure_future)$/u;
const GIVES_LOOP = /^(asyncio\.)?get_(running|event)_loop$/u;
const MAKES_WEAKREF = /^(weakref\.)?(ref|proxy|WeakMethod)$/u;
/** Who closes a loop drops its tasks on purpose. */
const CLOSES = /(^|\.)(close|_cancel_all_tasks|__exit__)$/u;

/** asyncio's weak hold on tasks. */
export const TASK_PITFALLS: readonly Pitfall[] = [
  {
    id: 'task-not-kept',
    recognised:
      'object-dying, pending, of a task, other than by closing its loop; or object-created of a task by a `create_task(…)` or `ensure_future(…)` whose value is not kept: a statement of its own, asked for an attribute, or only given to a weakref.',
    advice: 'Keep the task, as in a set that it leaves when it is done, or use an `asyncio.TaskGroup`.',
    *find(evidence) {
      const { log } = evidence;
      const calls = new Map<number, boolean>();
      for (const made of evidence.seqsOf('object-created')) {
        const task = log.subject(made);
        const line = log.line(made);
        if (line === 0 || !isTask(evidence, task)) continue;
        const dying = evidence.firstOf(task, 'object-dying', made);
        const isLost =
          dying !== null && log.extra(dying) === PENDING && !CLOSES.test(evidence.library(dying));
        if (isLost) {
          const where =
            log.line(dying) === 0 || log.line(dying) === line ? '' : ` on line ${log.line(dying)}`;
          yield {
            seq: made,
            message: `This task died${where} before it was done: the event loop holds tasks weakly, and nobody else kept it.`,
          };
          continue;
        }
        let isDropped = calls.get(line);
        if (isDropped === undefined) {
          isDropped = evidence.program.at(line).statements.some(dropsTask);
          calls.set(line, isDropped);
        }
        if (isDropped)
          yield {
            seq: made,
            message:
              'Nobody keeps this task: the event loop holds tasks weakly, so it may be collected before it is done.',
          };
      }
    },
  },
];

const PENDING = 1;

/** Whether an object is an asyncio task, or of a class that the program derives from it. */
export function isTask({ log, program }: Evidence, object: number): boolean {
  const type = log.typeName(object);
  if (type === 'Task') return true;
  const bases = program.classNamed(type)?.bases ?? [];
  return bases.some(({ value }) => /(^|\.)Task$/u.test(pathOf(value) ?? ''));
}

/** Whether a statement makes a task and lets go of it at once. */
function dropsTask(statement: Statement): boolean {
  switch (statement.kind) {
    case 'expression':
      return isTaskCall(statement.value) || hasDropped(statement.value);
    case 'assignment':
      return statement.value !== null && hasDropped(statement.value);
    case 'return':
      return statement.value !== null && hasDropped(statement.value);
    default:
      return false;
  }
}

/** Whether a task is only asked for an attribute in an expression, or given to a weakref alone. */
function hasDropped(expression: Expression): boolean {
  switch (expression.kind) {
    case 'attribute':
      return isTaskCall(expression.value) || hasDropped(expression.value);
    case 'call': {
      const given = expression.arguments.map(({ value }) => value);
      if (MAKES_WEAKREF.test(pathOf(expression.callee) ?? '') && given.some(isTaskCall)) return true;
      return hasDropped(expression.callee) || given.some(hasDropped);
    }
    case 'comprehension':
      return expression.elements.some(hasDropped);
    case 'display':
      return expression.items.some(hasDropped);
    case 'walrus':
      return hasDropped(expression.value);
    default:
      return false;
  }
}

function isTaskCall(expression: Expression): expression is Call {
  if (expression.kind !== 'call') return false;
  const { callee } = expression;
  const path = pathOf(callee);
  if (path !== null) return MAKES_TASK.test(path);
  // `asyncio.get_running_loop().create_task(…)`
  if (callee.kind !== 'attribute' || callee.value.kind !== 'call') return false;
  return MAKES_TASK.test(callee.attribute) && GIVES_LOOP.test(pathOf(callee.value.callee) ?? '');
}
